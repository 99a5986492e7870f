package io.datasurface.graph;

import static org.assertj.core.api.Assertions.assertThat;

import io.datasurface.model.WorkspacePriority;
import org.junit.jupiter.api.Test;

/** What the builder does with primary platforms, rule by rule. */
final class PrimaryRulesTest {
    @Test
    void platformThatIsNotPrimaryReadsFromThePrimary() {
        Sketch.Built built = oneStore("P", "Q").primary("S", "Q").build();
        assertThat(GraphLines.nodes(built.graph("P")))
                .containsExactly("Ingest/P/S UNKNOWN <- Q", "Export/P/C/S/a UNKNOWN");
        assertThat(GraphLines.nodes(built.graph("Q"))).containsExactly("Ingest/Q/S UNKNOWN", "Export/Q/C/S/a UNKNOWN");
    }

    @Test
    void ofSeveralPrimariesTheSmallestNameIsRead() {
        Sketch.Built built =
                oneStore("A", "P", "Q", "Z").primary("S", "Z", "Q", "P").build();
        assertThat(GraphLines.nodes(built.graph("A"))).contains("Ingest/A/S UNKNOWN <- P");
    }

    @Test
    void primaryNeverReadsFromAnother() {
        Sketch.Built built =
                oneStore("A", "P", "Q", "Z").primary("S", "Z", "Q", "P").build();
        assertThat(GraphLines.nodes(built.graph("Q"))).contains("Ingest/Q/S UNKNOWN");
        assertThat(GraphLines.nodes(built.graph("Z"))).contains("Ingest/Z/S UNKNOWN");
    }

    @Test
    void everyDatasetOfASingleDatasetStoreReadsFromThePrimary() {
        Sketch.Built built = new Sketch()
                .platforms("P", "Q")
                .single("S", "a", "b")
                .primary("S", "Q")
                .workspace("W")
                .in("C")
                .priority(WorkspacePriority.HIGH)
                .group("G", "S.a")
                .on("P")
                .and()
                .build();
        assertThat(GraphLines.nodes(built.graph("P")))
                .containsExactly("Ingest/P/S/a HIGH <- Q", "Ingest/P/S/b - <- Q", "Export/P/C/S/a HIGH");
        assertThat(GraphLines.nodes(built.graph("Q"))).containsExactly("Ingest/Q/S/a HIGH", "Ingest/Q/S/b -");
    }

    @Test
    void primaryServesReadersThoughNoneOfItsOwnConsumersNeedsTheStore() {
        Sketch.Built built = new Sketch()
                .platforms("P", "Q", "R")
                .multi("S", "a")
                .primary("S", "R", "Q")
                .workspace("W")
                .in("C")
                .priority(WorkspacePriority.HIGH)
                .group("G", "S.a")
                .on("P")
                .and()
                .build();
        assertThat(GraphLines.nodes(built.graph("P"))).containsExactly("Ingest/P/S HIGH <- Q", "Export/P/C/S/a HIGH");
        assertThat(GraphLines.nodes(built.graph("Q"))).containsExactly("Ingest/Q/S HIGH");
        assertThat(built.graph("R").nodeCount()).isZero();
        assertThat(built.problems()).isEmpty();
    }

    @Test
    void transformerRunsWhereItsOutputIsPrimaryOnly() {
        Sketch sketch = transformed().primary("Out", "Q");
        sketch.workspace("W")
                .in("C")
                .priority(WorkspacePriority.MEDIUM)
                .group("G", "Out.o")
                .on("P");
        Sketch.Built built = sketch.build();
        assertThat(GraphLines.of(built.graph("P")))
                .containsExactly(
                        "Export/P/C/Out/o MEDIUM", "Ingest/P/Out -> Export/P/C/Out/o", "Ingest/P/Out MEDIUM <- Q");
        assertThat(GraphLines.nodes(built.graph("Q")))
                .containsExactly(
                        "Ingest/Q/Out MEDIUM",
                        "Ingest/Q/Src MEDIUM",
                        "Export/Q/CT/Src/a MEDIUM",
                        "Trigger/Q/T MEDIUM",
                        "DataTransformer/Q/T MEDIUM");
    }

    @Test
    void exportIntoASharedContainerStaysForWhoElseUsesIt() {
        Sketch sketch = transformed().primary("Out", "Q");
        sketch.workspace("W").in("CT").group("G", "Out.o", "Src.a").on("P");
        IntentionGraph graph = sketch.build().graph("P");
        assertThat(GraphLines.names(graph))
                .containsExactly("Ingest/P/Out", "Ingest/P/Src", "Export/P/CT/Out/o", "Export/P/CT/Src/a");
        assertThat(((ExportNode) graph.node(3)).consumers()).hasToString("[W/G]");
    }

    @Test
    void primaryWinsOverTheAssignmentOfATransformer() {
        Sketch sketch = new Sketch().platforms("P", "Q").multi("Src", "a").output("Out", "T", "o");
        sketch.workspace("T").in("CT").writes("Out").group("G", "Src.a").on("P");
        Sketch.Built built = sketch.primary("Out", "Q").build();
        assertThat(built.graphs().nodeCount()).isZero();
        assertThat(built.problems()).singleElement().satisfies(problem -> {
            assertThat(problem.code()).isEqualTo("assignment-overruled-by-primary");
            assertThat(problem.path()).hasToString("/zones/Z/teams/T/workspaces/T");
            assertThat(problem.message()).contains("\"T\"", "\"P\"", "\"Q\"", "\"Out\"");
        });
    }

    @Test
    void transformersOfTwoPlatformsThatReadEachOtherAreACycleToo() {
        Sketch sketch = new Sketch()
                .platforms("P", "Q")
                .output("OutP", "TP", "o")
                .output("OutQ", "TQ", "o")
                .primary("OutP", "P")
                .primary("OutQ", "Q");
        sketch.workspace("TP").in("CP").writes("OutP").group("G", "OutQ.o").on("P");
        sketch.workspace("TQ").in("CQ").writes("OutQ").group("G", "OutP.o").on("Q");
        Sketch.Built built = sketch.build();
        assertThat(built.problems()).extracting(problem -> problem.code()).containsExactly("transformer-cycle");
        assertThat(GraphLines.edges(built.graph("P"))).contains("Export/P/CP/OutQ/o -> Trigger/P/TP (previous batch)");
    }

    private static Sketch transformed() {
        Sketch sketch = new Sketch().platforms("P", "Q").multi("Src", "a").output("Out", "T", "o");
        sketch.workspace("T").in("CT").writes("Out").group("G", "Src.a");
        return sketch;
    }

    private static Sketch oneStore(String... platforms) {
        return new Sketch()
                .platforms(platforms)
                .multi("S", "a")
                .workspace("W")
                .in("C")
                .group("G", "S.a")
                .on(platforms)
                .and();
    }
}
