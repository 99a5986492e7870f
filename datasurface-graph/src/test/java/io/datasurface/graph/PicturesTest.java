package io.datasurface.graph;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.datasurface.graph.export.Dot;
import io.datasurface.graph.export.Mermaid;
import java.util.Locale;
import org.junit.jupiter.api.Test;

/** Graphs as Mermaid and DOT. */
final class PicturesTest {
    private static final IntentionGraph GRAPH = GraphJsonTest.graphs().find("P").orElseThrow();

    @Test
    void mermaidDrawsEveryNode() {
        assertThat(Mermaid.of(GRAPH, 8)).isEqualTo("""
                        graph LR
                            n0["Ingest/P/Out"]
                            n1["Ingest/P/Src/a"]
                            n2["Ingest/P/Src/b"]
                            n3("Export/P/C/Out/o")
                            n4("Export/P/CT/Out/o")
                            n5("Export/P/CT/Src/a")
                            n6{{"Trigger/P/T"}}
                            n7[["DataTransformer/P/T"]]
                            n0 --> n3
                            n0 --> n4
                            n1 --> n5
                            n4 -.->|previous batch| n6
                            n5 --> n6
                            n6 --> n7
                            n7 --> n0
                            %% P: 8 nodes, 7 edges
                        """);
    }

    @Test
    void mermaidSummarisesByStoreContainerAndWorkspace() {
        assertThat(Mermaid.of(GRAPH, 7)).isEqualTo("""
                        graph LR
                            n0["IngestionMulti Out"]
                            n1["IngestionSingle Src (2)"]
                            n2("Export C")
                            n3("Export CT (2)")
                            n4{{"Trigger T"}}
                            n5[["DataTransformer T"]]
                            n0 --> n2
                            n0 --> n3
                            n1 --> n3
                            n3 --> n4
                            n3 -.->|previous batch| n4
                            n4 --> n5
                            n5 --> n0
                            %% P: 8 nodes, 7 edges, by store, container and workspace
                        """);
    }

    @Test
    void dotSummarisesByKind() {
        assertThat(Dot.of(GRAPH, 5)).isEqualTo("""
                        digraph intentions {
                            rankdir=LR;
                            label="P: 8 nodes, 7 edges, by kind";
                            n0 [shape=box, label="IngestionMulti (1)"];
                            n1 [shape=box, label="IngestionSingle (2)"];
                            n2 [shape=ellipse, label="Export (3)"];
                            n3 [shape=hexagon, label="Trigger (1)"];
                            n4 [shape=component, label="DataTransformer (1)"];
                            n0 -> n2 [label="x2"];
                            n1 -> n2;
                            n2 -> n3;
                            n2 -> n3 [label="previous batch", style=dashed];
                            n3 -> n4;
                            n4 -> n0;
                        }
                        """);
    }

    @Test
    void hostileNamesAreHarmless() {
        String hostile = "x\"];\nn9[\"<b>`#quot;\\N\u0000";
        Sketch sketch = new Sketch().platforms("P").multi(hostile, "a");
        sketch.workspace("W").in("C").group("G", hostile + ".a").on("P");
        IntentionGraph graph = sketch.build().graph("P");
        assertThat(Mermaid.of(graph, 10))
                .contains("n0[\"Ingest/P/x#34;#93;#59;#10;n9#91;#34;#60;b#62;#96;#35;quot#59;#92;N#0;\"]\n")
                .hasLineCount(5);
        assertThat(Dot.of(graph, 10))
                .contains("n0 [shape=box, label=\"Ingest/P/x\\\"]; n9[\\\"<b>`#quot;\\\\N \"];\n")
                .hasLineCount(7);
    }

    @Test
    void localeDoesNotMatter() {
        String mermaid = Mermaid.of(GRAPH, 5);
        String dot = Dot.of(GRAPH, 7);
        Locale before = Locale.getDefault();
        try {
            Locale.setDefault(Locale.forLanguageTag("ar-EG-u-nu-arab"));
            assertThat(Mermaid.of(GRAPH, 5)).isEqualTo(mermaid);
            assertThat(Dot.of(GRAPH, 7)).isEqualTo(dot);
        } finally {
            Locale.setDefault(before);
        }
    }

    @Test
    void emptyGraphIsAnEmptyPicture() {
        IntentionGraph empty = GraphJsonTest.graphs().find("R").orElseThrow();
        assertThat(Mermaid.of(empty, 1)).isEqualTo("graph LR\n    %% R: 0 nodes, 0 edges\n");
    }

    @Test
    void limitMustLeaveRoom() {
        assertThatThrownBy(() -> Dot.of(GRAPH, 0))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("limit 0");
    }
}
