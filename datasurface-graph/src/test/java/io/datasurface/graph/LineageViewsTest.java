package io.datasurface.graph;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.datasurface.graph.export.Dot;
import io.datasurface.graph.export.LineageText;
import io.datasurface.graph.export.Mermaid;
import java.util.List;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import org.junit.jupiter.api.Test;

/** The lineage of a dataset as text and as pictures. */
final class LineageViewsTest {
    @Test
    void textShowsBothWays() {
        assertThat(LineageText.of(lineage("Out", "o"), 9)).isEqualTo("""
                        Lineage of Out/o: 8 nodes on P, Q

                        comes from
                          Ingest/P/Out
                            <- DataTransformer/P/T
                              <- Trigger/P/T
                                <~ Export/P/CT/Out/o  [T/G]
                                  <- Ingest/P/Out (see above)
                                <- Export/P/CT/Src/a  [T/G]
                                  <- Ingest/P/Src
                          Ingest/Q/Out
                            <- Ingest/P/Out (see above)

                        is used by
                          Ingest/P/Out
                            -> Export/P/CT/Out/o  [T/G]
                              ~> Trigger/P/T
                                -> DataTransformer/P/T
                                  -> Ingest/P/Out (see above)
                            -> Ingest/Q/Out
                              -> Export/Q/C/Out/o  [W/G]
                          Ingest/Q/Out (see above)
                        """);
    }

    @Test
    void tooManyBranchesAreCounted() {
        Sketch sketch = new Sketch().platforms("P").multi("S", "a");
        for (int i = 0; i < 5000; i++) {
            sketch.workspace("W" + i).in("C" + i % 1300).group("G", "S.a").on("P");
        }
        Lineage lineage = Lineage.of(sketch.build().graphs(), "S", "a").orElseThrow();
        assertThat(LineageText.of(lineage, 2)).isEqualTo("""
                        Lineage of S/a: 1,301 nodes on P

                        comes from
                          Ingest/P/S

                        is used by
                          Ingest/P/S
                            -> Export/P/C0/S/a  [W0/G, W1300/G, W2600/G and 1 more]
                            -> Export/P/C1/S/a  [W1/G, W1301/G, W2601/G and 1 more]
                            and 1,298 more
                        """);
    }

    @Property(tries = 200)
    void textIsNeverLong(
            @ForAll long seed,
            @ForAll @IntRange(min = 1, max = 9) int size,
            @ForAll @IntRange(min = 1, max = 3) int limit) {
        IntentionGraphs graphs = RandomSketch.of(seed, size).build().graphs();
        Lineage.of(graphs, "S-0", "d0").ifPresent(lineage -> {
            String text = LineageText.of(lineage, limit);
            // Two trees of ten times the limit, and what was left out on every level.
            assertThat(text.lines().count()).isLessThan(2 * (limit * 10 + 60));
            assertThat(text).endsWith("\n");
        });
    }

    @Test
    void namesAreOneLine() {
        Sketch sketch = new Sketch().platforms("P").multi("S\n\u001b[2J", "a");
        sketch.workspace("W").in("C\u202e").group("G", "S\n\u001b[2J.a").on("P");
        assertThat(LineageText.of(
                        Lineage.of(sketch.build().graphs(), "S\n\u001b[2J", "a").orElseThrow(), 5))
                .startsWith("Lineage of S\\u{a}\\u{1b}[2J/a")
                .contains("-> Export/P/C\\u{202e}/S\\u{a}\\u{1b}[2J/a  [W/G]\n");
    }

    @Test
    void mermaidShowsPlatformsAndReads() {
        assertThat(Mermaid.of(lineage("Src", "b"), 9)).isEqualTo("""
                        graph LR
                            n0["Ingest/P/Src"]
                            n1("Export/P/C/Src/b")
                            n0 --> n1
                            %% lineage of Src/b: 2 nodes, 1 edges
                        """);
        assertThat(Mermaid.of(lineage("Out", "o"), 9))
                .contains(
                        "n0 ==>|reads| n6\n",
                        "n2 -.->|previous batch| n4\n",
                        "%% lineage of Out/o: 8 nodes, 7 edges\n");
    }

    @Test
    void dotSummarisesByPlatformToo() {
        assertThat(Dot.of(lineage("Out", "o"), 7))
                .contains(
                        "label=\"IngestionMulti P/Out\"", "label=\"Export P/CT (2)\"", "label=\"IngestionMulti Q/Out\"")
                .contains("n0 -> n5 [label=\"reads\", style=bold];");
        assertThat(Dot.of(lineage("Out", "o"), 6)).contains("label=\"IngestionMulti (3)\"");
    }

    @Test
    void limitMustLeaveRoom() {
        assertThatThrownBy(() -> LineageText.of(lineage("Out", "o"), 0))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("limit 0");
        assertThatThrownBy(() -> Mermaid.of(lineage("Out", "o"), 0)).hasMessageContaining("limit 0");
    }

    private static Lineage lineage(String store, String dataset) {
        Sketch sketch = new Sketch()
                .platforms("P", "Q")
                .multi("Src", "a", "b")
                .output("Out", "T", "o")
                .primary("Out", "P");
        sketch.workspace("T").in("CT").writes("Out").group("G", "Src.a", "Out.o");
        sketch.workspace("V").in("C").group("G", "Src.b").on("P");
        sketch.workspace("W").in("C").group("G", "Out.o").on("Q");
        assertThat(List.of("P", "Q"))
                .isEqualTo(sketch.build().graphs().graphs().stream()
                        .map(IntentionGraph::platform)
                        .toList());
        return Lineage.of(sketch.build().graphs(), store, dataset).orElseThrow();
    }
}
