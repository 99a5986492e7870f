package io.datasurface.graph;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.datasurface.model.common.Documentation;
import io.datasurface.model.common.LocationKey;
import io.datasurface.model.container.DataContainer;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

/** What containers are called. */
final class ContainerIdentitiesTest {
    private record Shelf(
            String name,
            Set<String> marks,
            Map<String, Integer> sizes,
            @Nullable String note) implements DataContainer {
        @Override
        public Optional<Documentation> documentation() {
            return Optional.empty();
        }

        @Override
        public List<LocationKey> locations() {
            return List.of();
        }
    }

    @Test
    void equalContainersAreOne() {
        ContainerIdentities identities = new ContainerIdentities(
                List.of(Sketch.database("B", "x"), Sketch.database("A", "x"), Sketch.database("B", "x")));
        assertThat(identities.count()).isEqualTo(2);
        assertThat(identities.name(0)).isEqualTo("A");
        assertThat(identities.id(Sketch.database("B", "x"))).isEqualTo(1);
        assertThatThrownBy(() -> identities.id(Sketch.database("C", "x"))).hasMessageContaining("\"C\"");
    }

    @Test
    void orderDoesNotMatter() {
        List<DataContainer> containers = Arrays.asList(
                Sketch.database("A", "x"),
                Sketch.database("A", "y"),
                Sketch.database("A", "z"),
                Sketch.database("B", "x"));
        List<String> names = names(containers);
        Collections.reverse(containers);
        assertThat(names(containers))
                .isEqualTo(names)
                .doesNotHaveDuplicates()
                .isSorted()
                .hasSize(4);
    }

    @Test
    void identityOfOneDoesNotDependOnTheOthers() {
        DataContainer one = Sketch.database("A", "x");
        ContainerIdentities two = new ContainerIdentities(List.of(one, Sketch.database("A", "y")));
        ContainerIdentities three =
                new ContainerIdentities(List.of(Sketch.database("A", "z"), one, Sketch.database("A", "y")));
        assertThat(three.name(three.id(one))).isEqualTo(two.name(two.id(one)));
    }

    @Test
    void nameThatIsTakenIsNotGivenAgain() {
        DataContainer one = Sketch.database("A", "x");
        DataContainer other = Sketch.database("A", "y");
        ContainerIdentities before = new ContainerIdentities(List.of(one, other));
        String taken = before.name(before.id(one));
        ContainerIdentities after = new ContainerIdentities(List.of(one, other, Sketch.database(taken, "z")));
        assertThat(after.name(after.id(one))).startsWith(taken).hasSize(taken.length() + 1);
        assertThat(after.name(after.id(Sketch.database(taken, "z")))).isEqualTo(taken);
    }

    @Test
    void textOfAValueSaysEverythingInOneOrder() {
        assertThat(CanonicalText.of(new Shelf("a", Set.of("x", "y", "z"), Map.of("k", 1, "j", 2), null)))
                .isEqualTo(CanonicalText.of(new Shelf("a", Set.of("z", "y", "x"), Map.of("j", 2, "k", 1), null)))
                .isNotEqualTo(CanonicalText.of(new Shelf("a", Set.of("x", "yz"), Map.of("k", 1, "j", 2), null)))
                .isNotEqualTo(CanonicalText.of(new Shelf("a", Set.of("x", "y", "z"), Map.of("k", 2, "j", 1), null)))
                .isNotEqualTo(CanonicalText.of(new Shelf("a", Set.of("x", "y", "z"), Map.of("k", 1, "j", 2), "!")));
        assertThat(CanonicalText.of(List.of("a", "b"))).isNotEqualTo(CanonicalText.of(List.of("b", "a")));
        assertThat(CanonicalText.of(List.of("1:b"))).isNotEqualTo(CanonicalText.of(List.of("", "b")));
        assertThat(CanonicalText.of(Optional.empty())).isNotEqualTo(CanonicalText.of(Optional.of("")));
    }

    private static List<String> names(List<DataContainer> containers) {
        ContainerIdentities identities = new ContainerIdentities(containers);
        return IntStream.range(0, identities.count()).mapToObj(identities::name).toList();
    }
}
