package io.datasurface.graph;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Nodes by id and by name. */
final class FindTest {
    private static final IntentionGraph GRAPH = graph();

    @Test
    void everyNodeIsFoundByItsName() {
        assertThat(GRAPH.nodeCount()).isEqualTo(9);
        everyNodeIsFound(GRAPH);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "/",
                "Ingest",
                "Ingest/P",
                "Ingest/P/",
                "Ingest/Q/Multi",
                "Ingest/P/Single",
                "Ingest/P/Multi/a",
                "Ingest/P/Single/ghost",
                "Ingest/P/Ghost/a",
                "Export/P/C/Multi/b",
                "Export/P/Ghost/Multi/a",
                "Export/P/C/Multi",
                "Export/P/C/Multi/a/",
                "Trigger/P/W",
                "Trigger/P/Ghost",
                "DataTransformer/P/W",
                "Trigger/P/T/T",
                "Ingest/P/%4Dulti"
            })
    void otherNamesAreNotFound(String name) {
        assertThat(GRAPH.find(name)).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(ints = {-1, 9})
    void idsOutsideTheGraphAreRefused(int id) {
        assertThatThrownBy(() -> GRAPH.kind(id)).isInstanceOf(IndexOutOfBoundsException.class);
        assertThatThrownBy(() -> GRAPH.name(id)).isInstanceOf(IndexOutOfBoundsException.class);
        assertThatThrownBy(() -> GRAPH.node(id)).isInstanceOf(IndexOutOfBoundsException.class);
        assertThatThrownBy(() -> GRAPH.requirements(id)).isInstanceOf(IndexOutOfBoundsException.class);
        assertThatThrownBy(() -> GRAPH.successorCount(id)).isInstanceOf(IndexOutOfBoundsException.class);
        assertThatThrownBy(() -> GRAPH.predecessorCount(id)).isInstanceOf(IndexOutOfBoundsException.class);
    }

    @Test
    void edgesOutsideTheNodeAreRefused() {
        int multi = GRAPH.find("Ingest/P/Multi").orElseThrow();
        assertThatThrownBy(() -> GRAPH.successor(multi, GRAPH.successorCount(multi)))
                .isInstanceOf(IndexOutOfBoundsException.class);
        assertThatThrownBy(() -> GRAPH.isPreviousBatch(multi, -1)).isInstanceOf(IndexOutOfBoundsException.class);
        assertThatThrownBy(() -> GRAPH.predecessor(multi, 0)).isInstanceOf(IndexOutOfBoundsException.class);
    }

    @Test
    void nodesSayWhatTheyAreAbout() {
        assertThat(GRAPH.nodes())
                .extracting(IntentionNode::kind)
                .containsExactly(
                        NodeKind.INGESTION_MULTI,
                        NodeKind.INGESTION_MULTI,
                        NodeKind.INGESTION_SINGLE,
                        NodeKind.INGESTION_SINGLE,
                        NodeKind.EXPORT,
                        NodeKind.EXPORT,
                        NodeKind.EXPORT,
                        NodeKind.TRIGGER,
                        NodeKind.DATA_TRANSFORMER);
        assertThat(GRAPH.node(8)).isEqualTo(new DataTransformerNode("P", 8, "T", "Out", GRAPH.requirements(8)));
        assertThat(GRAPH).hasToString("IntentionGraph[P: 9 nodes, 6 edges]");
    }

    static void everyNodeIsFound(IntentionGraph graph) {
        for (int node = 0; node < graph.nodeCount(); node++) {
            assertThat(graph.find(graph.name(node))).as(graph.name(node)).hasValue(node);
            assertThat(graph.node(node).id()).isEqualTo(node);
            assertThat(graph.node(node).name()).isEqualTo(graph.name(node));
        }
    }

    private static IntentionGraph graph() {
        Sketch sketch = new Sketch()
                .platforms("P", "Q")
                .multi("Multi", "a", "b")
                .single("Single", "x", "y")
                .output("Out", "T", "o");
        sketch.workspace("T").in("CT").writes("Out").group("G", "Single.x");
        sketch.workspace("W").in("C").group("G", "Multi.a", "Out.o").on("P");
        return sketch.build().graph("P");
    }
}
