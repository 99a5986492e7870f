package io.datasurface.graph;

import static org.assertj.core.api.Assertions.assertThat;

import io.datasurface.model.lint.Severity;
import io.datasurface.model.platform.AssignmentStatus;
import org.junit.jupiter.api.Test;

/** What the builder does with transformers, rule by rule. */
final class TransformerRulesTest {
    @Test
    void autoInclusionRunsTheTransformersOfAllThatIsConsumed() {
        Sketch.Built built = chain().build();
        assertThat(GraphLines.edges(built.graph("P")))
                .containsExactlyInAnyOrder(
                        "Ingest/P/Out1 -> Export/P/C2/Out1/o",
                        "Ingest/P/Out2 -> Export/P/CC/Out2/o",
                        "Ingest/P/Src -> Export/P/C1/Src/a",
                        "Export/P/C1/Src/a -> Trigger/P/T1",
                        "Export/P/C2/Out1/o -> Trigger/P/T2",
                        "Trigger/P/T1 -> DataTransformer/P/T1",
                        "Trigger/P/T2 -> DataTransformer/P/T2",
                        "DataTransformer/P/T1 -> Ingest/P/Out1",
                        "DataTransformer/P/T2 -> Ingest/P/Out2");
        assertThat(built.problems()).isEmpty();
    }

    @Test
    void nothingRunsThatNobodyNeeds() {
        Sketch sketch = chain();
        sketch.workspace("Idle").in("CI").writes("Src").group("G", "Src.a");
        sketch.multi("Unused", "x");
        assertThat(GraphLines.names(sketch.build().graph("P")))
                .doesNotContain("Ingest/P/Unused")
                .contains("Trigger/P/Idle");
    }

    @Test
    void allInputsAreReadThoughOnlyOneGroupIsAssigned() {
        Sketch sketch = new Sketch()
                .platforms("P", "Q")
                .multi("Src", "a", "b")
                .output("Out", "T", "o")
                .workspace("T")
                .in("C")
                .writes("Out")
                .group("Assigned", "Src.a")
                .on("P")
                .group("Elsewhere", "Src.b")
                .on("Q")
                .and();
        for (String platform : new String[] {"P", "Q"}) {
            assertThat(GraphLines.names(sketch.build().graph(platform)))
                    .containsExactly(
                            "Ingest/" + platform + "/Out",
                            "Ingest/" + platform + "/Src",
                            "Export/" + platform + "/C/Src/a",
                            "Export/" + platform + "/C/Src/b",
                            "Trigger/" + platform + "/T",
                            "DataTransformer/" + platform + "/T");
        }
    }

    @Test
    void assignedMeansRunThoughNobodyConsumesTheOutput() {
        Sketch.Built built = new Sketch()
                .platforms("P")
                .multi("Src", "a")
                .output("Out", "T", "o")
                .workspace("T")
                .in("C")
                .writes("Out")
                .group("G", "Src.a")
                .on("P")
                .and()
                .build();
        assertThat(GraphLines.nodes(built.graph("P")))
                .containsExactly(
                        "Ingest/P/Out UNKNOWN",
                        "Ingest/P/Src UNKNOWN",
                        "Export/P/C/Src/a UNKNOWN",
                        "Trigger/P/T UNKNOWN",
                        "DataTransformer/P/T UNKNOWN");
    }

    @Test
    void transformerThatRunsNowhereIsAWarning() {
        Sketch sketch = new Sketch().platforms("P").multi("Src", "a").output("Out", "T", "o");
        sketch.workspace("T").in("C").writes("Out").group("G", "Src.a").on(AssignmentStatus.DECOMMISSIONED, "P");
        Sketch.Built built = sketch.build();
        assertThat(built.graph("P").nodeCount()).isZero();
        assertThat(built.problems()).singleElement().satisfies(problem -> {
            assertThat(problem.code()).isEqualTo("transformer-idle");
            assertThat(problem.severity()).isEqualTo(Severity.WARNING);
            assertThat(problem.path()).hasToString("/zones/Z/teams/T/workspaces/T");
            assertThat(problem.message()).contains("\"T\"", "\"Out\"");
        });
    }

    @Test
    void generatorHasATriggerThatWaitsForNothing() {
        Sketch sketch = new Sketch()
                .platforms("P")
                .output("Out", "T", "o")
                .workspace("W")
                .in("C")
                .group("G", "Out.o")
                .on("P")
                .and();
        sketch.workspace("T").in("CT").writes("Out");
        assertThat(GraphLines.edges(sketch.build().graph("P")))
                .containsExactlyInAnyOrder(
                        "Trigger/P/T -> DataTransformer/P/T",
                        "DataTransformer/P/T -> Ingest/P/Out",
                        "Ingest/P/Out -> Export/P/C/Out/o");
    }

    @Test
    void generatorNeedsNoContainer() {
        Sketch sketch = new Sketch()
                .platforms("P")
                .output("Out", "T", "o")
                .workspace("W")
                .in("C")
                .group("G", "Out.o")
                .on("P")
                .and();
        sketch.workspace("T").writes("Out").group("Empty");
        Sketch.Built built = sketch.build();
        assertThat(GraphLines.names(built.graph("P"))).contains("DataTransformer/P/T");
        assertThat(built.problems()).isEmpty();
    }

    @Test
    void selfReadingTransformerReadsThePreviousBatch() {
        Sketch sketch = new Sketch()
                .platforms("P")
                .multi("Src", "a")
                .output("Out", "T", "o", "p")
                .workspace("W")
                .in("CW")
                .group("G", "Out.o")
                .on("P")
                .and();
        sketch.workspace("T").in("C").writes("Out").group("G", "Src.a", "Out.o");
        Sketch.Built built = sketch.build();
        assertThat(GraphLines.edges(built.graph("P")))
                .contains("Export/P/C/Out/o -> Trigger/P/T (previous batch)", "Export/P/C/Src/a -> Trigger/P/T")
                .filteredOn(edge -> edge.endsWith("(previous batch)"))
                .hasSize(1);
        assertThat(built.problems()).isEmpty();
        assertThat(SchedulingOrder.of(built.graph("P")).size())
                .isEqualTo(built.graph("P").nodeCount());
    }

    @Test
    void transformersThatReadEachOtherAreAnErrorThatNamesThem() {
        Sketch sketch = new Sketch()
                .platforms("P")
                .multi("Src", "a")
                .output("OutA", "A", "o")
                .output("OutB", "B", "o")
                .output("OutC", "C", "o");
        sketch.workspace("A").in("CA").writes("OutA").group("G", "OutC.o", "Src.a");
        sketch.workspace("B").in("CB").writes("OutB").group("G", "OutA.o");
        sketch.workspace("C").in("CC").writes("OutC").group("G", "OutB.o").on("P");
        Sketch.Built built = sketch.build();
        assertThat(built.problems()).singleElement().satisfies(problem -> {
            assertThat(problem.code()).isEqualTo("transformer-cycle");
            assertThat(problem.severity()).isEqualTo(Severity.ERROR);
            assertThat(problem.path()).hasToString("/zones/Z/teams/T/workspaces/A");
            assertThat(problem.message()).contains("\"A\", \"B\", \"C\"");
        });
        assertThat(GraphLines.edges(built.graph("P")))
                .contains(
                        "Export/P/CA/OutC/o -> Trigger/P/A (previous batch)",
                        "Export/P/CB/OutA/o -> Trigger/P/B (previous batch)",
                        "Export/P/CC/OutB/o -> Trigger/P/C (previous batch)",
                        "Export/P/CA/Src/a -> Trigger/P/A");
        assertThat(SchedulingOrder.of(built.graph("P")).size())
                .isEqualTo(built.graph("P").nodeCount());
    }

    @Test
    void brokenChainIsAnError() {
        Sketch sketch = new Sketch()
                .platforms("P", "Q")
                .multi("Src", "a")
                .output("Out", "T", "o")
                .workspace("W")
                .in("C")
                .group("G", "Out.o")
                .on("P", "Q")
                .and();
        sketch.workspace("T").writes("Out").group("G", "Src.a");
        Sketch.Built built = sketch.primary("Out", "P").build();
        assertThat(GraphLines.names(built.graph("P"))).containsExactly("Ingest/P/Out", "Export/P/C/Out/o");
        assertThat(built.problems()).singleElement().satisfies(problem -> {
            assertThat(problem.code()).isEqualTo("broken-chain");
            assertThat(problem.path()).hasToString("/zones/Z/teams/T/workspaces/T");
            assertThat(problem.message()).contains("\"T\"", "\"Out\"", "\"P\"").doesNotContain("\"Q\"");
        });
    }

    @Test
    void brokenChainThatNobodyNeedsIsNone() {
        Sketch sketch = new Sketch().platforms("P").multi("Src", "a").output("Out", "T", "o");
        sketch.workspace("T").writes("Out").group("G", "Src.a").on("P");
        Sketch.Built built = sketch.build();
        assertThat(built.graph("P").nodeCount()).isZero();
        assertThat(built.problems()).isEmpty();
    }

    @Test
    void transformerWithoutOutputGivesNothing() {
        Sketch sketch = new Sketch().platforms("P").multi("Src", "a");
        sketch.workspace("T").in("C").writes("Nowhere").group("G", "Src.a").on("P");
        assertThat(sketch.build().graph("P").nodeCount()).isZero();
    }

    @Test
    void everyTransformerOfAStoreFillsIt() {
        Sketch sketch = new Sketch().platforms("P").multi("Src", "a").single("Out", "o", "p");
        sketch.workspace("A").in("CA").writes("Out").group("G", "Src.a");
        sketch.workspace("B").in("CB").writes("Out").group("G", "Src.a");
        sketch.workspace("W").in("C").group("G", "Out.o").on("P");
        assertThat(GraphLines.edges(sketch.build().graph("P")))
                .contains(
                        "DataTransformer/P/A -> Ingest/P/Out/o",
                        "DataTransformer/P/A -> Ingest/P/Out/p",
                        "DataTransformer/P/B -> Ingest/P/Out/o",
                        "DataTransformer/P/B -> Ingest/P/Out/p");
    }

    private static Sketch chain() {
        Sketch sketch = new Sketch()
                .platforms("P")
                .multi("Src", "a")
                .output("Out1", "T1", "o")
                .output("Out2", "T2", "o");
        sketch.workspace("T1").in("C1").writes("Out1").group("G", "Src.a");
        sketch.workspace("T2").in("C2").writes("Out2").group("G", "Out1.o");
        sketch.workspace("W").in("CC").group("G", "Out2.o").on("P");
        return sketch;
    }
}
