package io.datasurface.graph.chunk;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.datasurface.graph.export.Dot;
import io.datasurface.graph.export.Mermaid;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class ChunkPictureTest {
    /** Two stores; the second chunk reads two datasets of the first, the third one of each. */
    private static ChunkGraph chunks() {
        TestGraph graph = TestGraph.builder()
                .ingest("a", "x")
                .ingest("a", "y")
                .ingest("b")
                .export("lake", "a", "x")
                .export("lake", "a", "y")
                .export("sea", "a", "x")
                .export("sea", "b", "z")
                .edge("Export/P/lake/a/x", "Ingest/P/b")
                .build();
        ChunkPlan plan = new ChunkPlan(
                TestGraph.PLATFORM,
                List.of(
                        chunk("sources", 0, List.of("Ingest/P/a/x", "Ingest/P/a/y")),
                        chunk("lake", 1, List.of("Export/P/lake/a/x", "Export/P/lake/a/y")),
                        chunk("more", 2, List.of("Ingest/P/b")),
                        chunk("sea", 3, List.of("Export/P/sea/a/x", "Export/P/sea/b/z"))));
        return ChunkGraph.of(graph, plan);
    }

    private static Chunk chunk(String id, int wave, List<String> nodes) {
        return new Chunk(id, "home", wave, nodes, Map.of(), List.of());
    }

    @Test
    void referencesAreNodesThatAnotherChunkReads() {
        assertThat(chunks().references())
                .containsExactly(
                        new ChunkGraph.References(0, 1, 1),
                        new ChunkGraph.References(1, 2, 1),
                        new ChunkGraph.References(3, 0, 2),
                        new ChunkGraph.References(3, 2, 1));
        assertThat(chunks().depth()).isEqualTo(3);
    }

    @Test
    void aSmallPlanIsDrawnChunkByChunk() {
        assertThat(Mermaid.of(chunks(), 4)).isEqualTo("""
                graph LR
                    subgraph w0 ["wave 0"]
                        n0["sources (2 nodes)"]
                    end
                    subgraph w1 ["wave 1"]
                        n1["lake (2 nodes)"]
                    end
                    subgraph w2 ["wave 2"]
                        n2["more (1 node)"]
                    end
                    subgraph w3 ["wave 3"]
                        n3["sea (2 nodes)"]
                    end
                    n0 -->|2| n1
                    n0 -->|1| n3
                    n1 -->|1| n2
                    n2 -->|1| n3
                    %% P: 4 chunks in 4 waves, 5 references
                """);
    }

    @Test
    void theExampleOfTheReadmeRuns() {
        TestGraph graph = TestGraph.builder().ingest("a").build();
        ChunkLimits limits = new ChunkLimits(Map.of("nodes", 5L), 1, List.of(new Cell("home", Map.of())));
        ChunkPlan plan = Chunker.plan(graph, ResourceEstimator.COUNTING_NODES, limits, Optional.empty())
                .plan();
        StringWriter out = new StringWriter();
        ChunkExample.show(graph, plan, limits, new PrintWriter(out, true));
        assertThat(out.toString()).startsWith("1 chunks, 0 references, depth 0").contains("1 chunk in 1 wave");
    }

    @Test
    void theRestOfEachWaveIsOneBox() {
        assertThat(Dot.of(chunks(), 1)).isEqualTo("""
                digraph chunks {
                    rankdir=LR;
                    label="P: 4 chunks in 4 waves, 5 references; shown are the 1 with most references";
                    node [shape=box];
                    {
                        rank=same; // wave 0
                        n0 [label="1 more of wave 0 (2 nodes)", style=dashed];
                    }
                    {
                        rank=same; // wave 1
                        n1 [label="lake (2 nodes)"];
                    }
                    {
                        rank=same; // wave 2
                        n2 [label="1 more of wave 2 (1 node)", style=dashed];
                    }
                    {
                        rank=same; // wave 3
                        n3 [label="1 more of wave 3 (2 nodes)", style=dashed];
                    }
                    n0 -> n1 [label="2"];
                    n0 -> n3 [label="1"];
                    n1 -> n2 [label="1"];
                    n2 -> n3 [label="1"];
                }
                """);
    }

    @Test
    void nothingIsDrawnOfNothing() {
        ChunkGraph none = ChunkGraph.of(TestGraph.builder().build(), new ChunkPlan(TestGraph.PLATFORM, List.of()));
        assertThat(Mermaid.of(none, 5)).isEqualTo("graph LR\n    %% P: 0 chunks in 0 waves, 0 references\n");
        assertThatThrownBy(() -> Mermaid.of(none, 0)).hasMessage("limit 0 is too small; use at least 1");
        assertThatThrownBy(() -> ChunkGraph.of(TestGraph.builder().ingest("a").build(), none.plan()))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("The plan does not have the node Ingest/P/a");
    }
}
