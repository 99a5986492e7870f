package io.datasurface.spi;

import static org.assertj.core.api.Assertions.assertThat;

import io.datasurface.model.DataLatency;
import io.datasurface.model.MilestoningStrategy;
import io.datasurface.model.common.CloudVendor;
import io.datasurface.model.container.DataContainer;
import io.datasurface.model.container.HostPortSQLDatabase;
import io.datasurface.model.container.MySQLDatabase;
import io.datasurface.model.container.ObjectStorage;
import io.datasurface.model.container.PostgresDatabase;
import java.time.Duration;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class PlatformCapabilitiesTest {
    private static final DataContainer MYSQL = MySQLDatabase.of("db", "aws:us-east-1", "db", 3306, "db");

    @Test
    void nothingCanBeDoneThatIsNotSaidButForPlacesAndTime() {
        PlatformCapabilities none = PlatformCapabilities.builder().build();

        assertThat(none.canIngestFrom(MYSQL)).isFalse();
        assertThat(none.canExportTo(MYSQL)).isFalse();
        assertThat(none.canKeep(MilestoningStrategy.LIVE_ONLY)).isFalse();
        assertThat(none.canReach(CloudVendor.AWS)).isTrue();
        assertThat(none.canReach("us-east-1")).isTrue();
        assertThat(none.canDeliver(DataLatency.SECONDS)).isTrue();
        assertThat(none.canDeliver(Duration.ZERO)).isTrue();
        assertThat(PlatformCapabilities.EVERYTHING.canIngestFrom(MYSQL)).isTrue();
    }

    @Test
    void aClassStandsForItsSubtypes() {
        PlatformCapabilities some = PlatformCapabilities.builder()
                .sources(HostPortSQLDatabase.class)
                .consumers(PostgresDatabase.class, ObjectStorage.class)
                .vendors(CloudVendor.AZURE)
                .locations("westeurope")
                .build();

        assertThat(some.canIngestFrom(MYSQL)).isTrue();
        assertThat(some.canExportTo(MYSQL)).isFalse();
        assertThat(some.canReach(CloudVendor.AWS)).isFalse();
        assertThat(some.canReach(CloudVendor.AZURE)).isTrue();
        assertThat(some.canReach("us-east-1")).isFalse();
        assertThat(some.canReach("westeurope")).isTrue();
    }

    @ParameterizedTest
    @CsvSource({
        "SECONDS, SECONDS, true",
        "MINUTES, SECONDS, false",
        "MINUTES, MINUTES, true",
        "MINUTES, DAYS, true",
        "DAYS, HOURS, false"
    })
    void aPlatformDeliversItsClassAndLooserOnes(DataLatency best, DataLatency wanted, boolean can) {
        assertThat(PlatformCapabilities.builder().latency(best).build().canDeliver(wanted))
                .isEqualTo(can);
    }

    @ParameterizedTest
    @CsvSource({
        "MINUTES, PT1M, true",
        "MINUTES, PT59S, false",
        "HOURS, PT59M, false",
        "HOURS, PT1H, true",
        "DAYS, P1D, true",
        "DAYS, PT23H, false"
    })
    void freshnessIsHeldAgainstTheUnitOfTheClass(DataLatency best, Duration wanted, boolean can) {
        assertThat(PlatformCapabilities.builder().latency(best).build().canDeliver(wanted))
                .isEqualTo(can);
    }

    @Test
    void equalCapabilitiesAreEqual() {
        PlatformCapabilities one = PlatformCapabilities.builder()
                .milestoning(MilestoningStrategy.values())
                .latency(DataLatency.HOURS)
                .build();
        PlatformCapabilities same = PlatformCapabilities.builder()
                .latency(DataLatency.HOURS)
                .milestoning(MilestoningStrategy.FORENSIC)
                .milestoning(MilestoningStrategy.values())
                .build();

        assertThat(same).isEqualTo(one).hasSameHashCodeAs(one);
        assertThat(PlatformCapabilities.EVERYTHING).isNotEqualTo(one);
    }
}
