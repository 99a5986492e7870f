package io.datasurface.awsbatch.jobs.lock;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.datasurface.awsbatch.jobs.run.JobException;
import io.datasurface.awsbatch.spec.lock.LeaseStore;
import io.datasurface.awsbatch.spec.lock.LeaseStoreProvider;
import io.datasurface.awsbatch.spec.lock.MemoryLeases;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class LeaseStoresTest {
    private static final List<String> OPENED = new ArrayList<>();

    /** A kind of its own, found as a service. */
    public static final class Shelf implements LeaseStoreProvider {
        @Override
        public String kind() {
            return "shelf";
        }

        @Override
        public LeaseStore open(String place, Optional<String> role) {
            if (place.isEmpty()) {
                throw new IllegalArgumentException("give a number");
            }
            OPENED.add(place + " as " + role.orElse("itself"));
            return new MemoryLeases();
        }
    }

    @Test
    void aStoreIsFoundByItsKind() {
        LeaseStore ofProcess = LeaseStores.open("process", Optional.empty());
        assertThat(LeaseStores.open("process", Optional.empty())).isSameAs(ofProcess);
        assertThat(LeaseStores.open("shelf:a:b", Optional.of("keeper"))).isNotSameAs(ofProcess);
        assertThat(LeaseStores.open("shelf:c", Optional.empty())).isNotNull();
        assertThat(OPENED).containsExactly("a:b as keeper", "c as itself");
    }

    @Test
    void saysWhatIsMissing() {
        assertThatThrownBy(() -> LeaseStores.open("dynamodb:arn", Optional.empty()))
                .isInstanceOf(JobException.class)
                .hasMessageContaining("\"dynamodb\"; there are process, shelf. Add datasurface-aws.jar");
        assertThatThrownBy(() -> LeaseStores.open("shelf:", Optional.empty()))
                .isInstanceOf(JobException.class)
                .hasMessageContaining("shelf:: give a number");
    }
}
