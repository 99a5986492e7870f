package io.datasurface.graph;

import static org.assertj.core.api.Assertions.assertThat;

import io.datasurface.model.platform.AssignmentStatus;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** Which ingestions and exports there are, rule by rule. */
final class StructureRulesTest {
    @ParameterizedTest
    @EnumSource(AssignmentStatus.class)
    void statusIsHonoured(AssignmentStatus status) {
        Sketch.Built built = new Sketch()
                .platforms("P")
                .multi("S", "a")
                .workspace("W")
                .in("C")
                .group("G", "S.a")
                .on(status, "P")
                .and()
                .build();
        assertThat(built.graph("P").nodeCount()).isEqualTo(status == AssignmentStatus.DECOMMISSIONED ? 0 : 2);
    }

    @Test
    void oneActiveAssignmentOfSeveralIsEnough() {
        Sketch.Built built = new Sketch()
                .platforms("P")
                .multi("S", "a")
                .workspace("W")
                .in("C")
                .group("G", "S.a")
                .on(AssignmentStatus.DECOMMISSIONED, "P")
                .on(AssignmentStatus.PROVISIONING, "P", "P")
                .and()
                .build();
        assertThat(GraphLines.names(built.graph("P"))).containsExactly("Ingest/P/S", "Export/P/C/S/a");
    }

    @Test
    void platformsComeInNameOrderAndNoneIsMissing() {
        Sketch.Built built = new Sketch()
                .platforms("Z", "A", "B")
                .multi("S", "a")
                .workspace("W")
                .in("C")
                .group("G", "S.a")
                .on("B")
                .and()
                .build();
        assertThat(built.graphs().graphs()).extracting(IntentionGraph::platform).containsExactly("A", "B", "Z");
        assertThat(built.graph("A").nodes()).isEmpty();
        assertThat(built.graphs().nodeCount()).isEqualTo(2);
        assertThat(built.graphs().edgeCount()).isEqualTo(1);
        assertThat(built.graphs().find("C")).isEmpty();
    }

    @Test
    void groupsOfOneWorkspaceMayLiveOnDifferentPlatforms() {
        Sketch.Built built = new Sketch()
                .platforms("P", "Q")
                .multi("S", "a", "b")
                .workspace("W")
                .in("C")
                .group("Live", "S.a")
                .on("P")
                .group("Forensic", "S.b")
                .on("Q")
                .and()
                .build();
        assertThat(GraphLines.names(built.graph("P"))).containsExactly("Ingest/P/S", "Export/P/C/S/a");
        assertThat(GraphLines.names(built.graph("Q"))).containsExactly("Ingest/Q/S", "Export/Q/C/S/b");
    }

    @Test
    void exportIsSharedByAllGroupsOfOneContainer() {
        Sketch sketch = new Sketch().platforms("P").multi("S", "a", "b");
        sketch.workspace("W2")
                .in("Lake")
                .group("H", "S.a")
                .on("P")
                .group("G", "S.a", "S.a", "S.b")
                .on("P");
        sketch.workspace("W1").in("Lake").group("G", "S.a").on("P");
        IntentionGraph graph = sketch.build().graph("P");
        ExportNode export =
                (ExportNode) graph.node(graph.find("Export/P/Lake/S/a").orElseThrow());
        assertThat(export.consumers()).hasToString("[W1/G, W2/G, W2/H]");
        assertThat(GraphLines.edges(graph))
                .containsExactly("Ingest/P/S -> Export/P/Lake/S/a", "Ingest/P/S -> Export/P/Lake/S/b");
    }

    @Test
    void differentContainersOfOneNameAreToldApart() {
        Sketch sketch = new Sketch().platforms("P").multi("S", "a");
        sketch.workspace("W1")
                .in(Sketch.database("Lake", "one"))
                .group("G", "S.a")
                .on("P");
        sketch.workspace("W2")
                .in(Sketch.database("Lake", "two"))
                .group("G", "S.a")
                .on("P");
        sketch.workspace("W3")
                .in(Sketch.database("Lake", "one"))
                .group("G", "S.a")
                .on("P");
        IntentionGraph graph = sketch.build().graph("P");
        assertThat(GraphLines.names(graph))
                .containsExactly("Ingest/P/S", "Export/P/Lake~25d8ac8a/S/a", "Export/P/Lake~766e4986/S/a");
        assertThat(graph.nodes())
                .filteredOn(ExportNode.class::isInstance)
                .extracting(node -> ((ExportNode) node).consumers().size())
                .containsExactlyInAnyOrder(1, 2);
    }

    @Test
    void allDatasetsOfASingleDatasetStoreAreIngested() {
        Sketch.Built built = new Sketch()
                .platforms("P")
                .single("S", "a", "b", "c")
                .single("T", "x")
                .workspace("W")
                .in("C")
                .group("G", "S.b")
                .on("P")
                .and()
                .build();
        assertThat(GraphLines.nodes(built.graph("P")))
                .containsExactly("Ingest/P/S/a -", "Ingest/P/S/b UNKNOWN", "Ingest/P/S/c -", "Export/P/C/S/b UNKNOWN");
    }

    @Test
    void workspaceWithoutContainerGetsNothing() {
        Sketch.Built built = new Sketch()
                .platforms("P")
                .single("S", "a")
                .workspace("W")
                .group("G", "S.a")
                .on("P")
                .and()
                .build();
        assertThat(built.graph("P").nodeCount()).isZero();
    }

    @Test
    void referencesToNothingAreLeftToLint() {
        Sketch.Built built = new Sketch()
                .platforms("P")
                .multi("S", "a")
                .workspace("W")
                .in("C")
                .group("G", "S.a", "S.ghost", "Ghost.a")
                .on("P", "GhostPlatform")
                .and()
                .assign("GhostWorkspace", "G", AssignmentStatus.PROVISIONED, "P")
                .assign("W", "GhostGroup", AssignmentStatus.PROVISIONED, "P")
                .primary("S", "GhostPlatform")
                .primary("Ghost", "P")
                .build();
        assertThat(GraphLines.nodes(built.graph("P"))).containsExactly("Ingest/P/S UNKNOWN", "Export/P/C/S/a UNKNOWN");
        assertThat(built.problems()).isEmpty();
    }

    @Test
    void storeWhoseSinksAllReferToNothingIsNotIngested() {
        Sketch.Built built = new Sketch()
                .platforms("P")
                .multi("S", "a")
                .workspace("W")
                .in("C")
                .group("G", "S.ghost")
                .on("P")
                .and()
                .build();
        assertThat(built.graph("P").nodeCount()).isZero();
    }

    @Test
    void hostileNamesGiveDifferentNodesThatAreFound() {
        Sketch sketch = new Sketch().platforms("P/Q%").multi("a/b", "c%2F").multi("a", "b/c");
        sketch.workspace("W").in("x/a").group("G", "a/b.c%2F").on("P/Q%");
        sketch.workspace("V").in("x").group("G", "a/b.c%2F", "a.b/c").on("P/Q%");
        IntentionGraph graph = sketch.build().graph("P/Q%");
        assertThat(GraphLines.names(graph))
                .containsExactly(
                        "Ingest/P%2FQ%25/a",
                        "Ingest/P%2FQ%25/a%2Fb",
                        "Export/P%2FQ%25/x/a/b%2Fc",
                        "Export/P%2FQ%25/x/a%2Fb/c%252F",
                        "Export/P%2FQ%25/x%2Fa/a%2Fb/c%252F");
        FindTest.everyNodeIsFound(graph);
    }
}
