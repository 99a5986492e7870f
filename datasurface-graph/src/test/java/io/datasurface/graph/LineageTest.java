package io.datasurface.graph;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Collectors;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import org.junit.jupiter.api.Test;

/** Where a dataset comes from, and what is made of it. */
final class LineageTest {
    @Property(tries = 500)
    void lineageIsAllThatIsConnected(@ForAll long seed, @ForAll @IntRange(min = 1, max = 9) int size) {
        Sketch sketch = RandomSketch.of(seed, size);
        Oracle oracle = new Oracle(sketch.ecosystem());
        IntentionGraphs graphs = sketch.build().graphs();
        for (String store : List.of("S-0", "S-1", "Out!0", "Out!1")) {
            Set<String> expected = oracle.lineage(store, "d0");
            Optional<Lineage> lineage = Lineage.of(graphs, store, "d0");
            assertThat(lineage.isPresent()).isEqualTo(!expected.isEmpty());
            if (lineage.isPresent()) {
                assertThat(names(lineage.get())).isEqualTo(expected);
                assertThat(walked(lineage.get())).isEqualTo(expected);
            }
        }
    }

    /** The links, followed from the starts, lead to the whole lineage. */
    private static Set<String> walked(Lineage lineage) {
        Set<String> names = new HashSet<>();
        for (Function<IntentionNode, List<Lineage.Link>> way :
                List.<Function<IntentionNode, List<Lineage.Link>>>of(lineage::uses, lineage::origins)) {
            Set<IntentionNode> fresh = new HashSet<>(lineage.starts());
            Set<IntentionNode> seen = new HashSet<>(fresh);
            while (!fresh.isEmpty()) {
                fresh = fresh.stream()
                        .flatMap(node -> way.apply(node).stream())
                        .map(Lineage.Link::node)
                        .filter(seen::add)
                        .collect(Collectors.toSet());
            }
            seen.forEach(node -> names.add(node.name()));
        }
        return names;
    }

    private static Set<String> names(Lineage lineage) {
        return lineage.graphs().graphs().stream()
                .flatMap(graph -> GraphLines.names(graph).stream())
                .collect(Collectors.toSet());
    }

    @Test
    void otherDatasetsOfAStoreAreNoUsesOfThisOne() {
        Lineage lineage = Lineage.of(graphs(), "Src", "a").orElseThrow();
        assertThat(names(lineage))
                .containsExactlyInAnyOrder(
                        "Ingest/P/Src",
                        "Export/P/CT/Src/a",
                        "Trigger/P/T",
                        "DataTransformer/P/T",
                        "Ingest/P/Out",
                        "Export/P/CT/Out/o",
                        "Ingest/Q/Out",
                        "Export/Q/C/Out/o");
        assertThat(names(Lineage.of(graphs(), "Src", "b").orElseThrow()))
                .containsExactlyInAnyOrder("Ingest/P/Src", "Export/P/C/Src/b");
    }

    @Test
    void anOriginFromTheSameStoreIsNoUse() {
        Sketch sketch = new Sketch().platforms("P").output("Out", "T", "o", "p");
        sketch.workspace("T").in("CT").writes("Out").group("G", "Out.p");
        sketch.workspace("W").in("C").group("G", "Out.o").on("P");
        Lineage lineage = Lineage.of(sketch.build().graphs(), "Out", "o").orElseThrow();
        IntentionNode start = lineage.starts().get(0);
        assertThat(names(lineage)).contains("Export/P/CT/Out/p");
        assertThat(lineage.uses(start)).extracting(link -> link.node().name()).containsExactly("Export/P/C/Out/o");
    }

    @Test
    void lineageCrossesPlatforms() {
        Lineage lineage = Lineage.of(graphs(), "Out", "o").orElseThrow();
        assertThat(lineage.starts()).extracting(IntentionNode::name).containsExactly("Ingest/P/Out", "Ingest/Q/Out");
        assertThat(lineage.reads()).singleElement().satisfies(read -> {
            assertThat(read.from().name()).isEqualTo("Ingest/P/Out");
            assertThat(read.to().name()).isEqualTo("Ingest/Q/Out");
        });
        assertThat(names(lineage)).contains("Ingest/P/Src", "Export/Q/C/Out/o").doesNotContain("Export/P/C/Src/b");
        Lineage onQ = Lineage.of(graphs().find("Q").orElseThrow(), "Out", "o").orElseThrow();
        assertThat(names(onQ)).containsExactlyInAnyOrder("Ingest/Q/Out", "Export/Q/C/Out/o");
    }

    @Test
    void previousBatchIsTold() {
        Lineage lineage = Lineage.of(graphs(), "Out", "o").orElseThrow();
        IntentionNode start = lineage.starts().get(0);
        IntentionNode export = lineage.uses(start).get(0).node();
        assertThat(export.name()).isEqualTo("Export/P/CT/Out/o");
        assertThat(lineage.uses(export)).singleElement().satisfies(link -> {
            assertThat(link.node().name()).isEqualTo("Trigger/P/T");
            assertThat(link.previousBatch()).isTrue();
        });
    }

    @Test
    void whatIsNotIngestedHasNoLineage() {
        assertThat(Lineage.of(graphs(), "Src/ghost", "")).isEmpty();
        assertThat(Lineage.of(graphs(), "Ghost", "a")).isEmpty();
    }

    @Test
    void foreignNodesAreRefused() {
        Lineage lineage = Lineage.of(graphs(), "Src", "b").orElseThrow();
        IntentionNode foreign = graphs().find("Q").orElseThrow().node(0);
        assertThatThrownBy(() -> lineage.uses(foreign))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("Ingest/Q/Out");
    }

    private static IntentionGraphs graphs() {
        Sketch sketch = new Sketch()
                .platforms("P", "Q")
                .multi("Src", "a", "b")
                .output("Out", "T", "o")
                .primary("Out", "P");
        sketch.workspace("T").in("CT").writes("Out").group("G", "Src.a", "Out.o");
        sketch.workspace("V").in("C").group("G", "Src.b").on("P");
        sketch.workspace("W").in("C").group("G", "Out.o").on("Q");
        return sketch.build().graphs();
    }
}
