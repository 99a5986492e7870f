package io.datasurface.graph;

import static org.assertj.core.api.Assertions.assertThat;

import io.datasurface.model.SourceMap;
import io.datasurface.model.lint.ProblemCollector;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.openjdk.jol.info.GraphLayout;

/** What a graph takes on the heap, counted object by object; the benchmarks measure the same at 12 million datasets. */
final class GraphSizeTest {
    /** All that is reachable from a graph, but for the source, which is the user's. */
    @ParameterizedTest
    @CsvSource({
        "a fifth single,     2000, 50,  5, 400, 1000, 400, 150",
        "all single,         2000, 50,  1, 400, 1000, 400, 150",
        "one hub,            2000, 50,  5, 100,  400, 400, 1",
        "few readers,        2000, 50,  5, 100,  200, 400, 50",
        "many small readers, 2000, 50,  5, 400, 9000,  40, 150"
    })
    void bytesPerNode(
            String shape,
            int stores,
            int datasetsPerStore,
            int singleEvery,
            int transformers,
            int workspaces,
            int sinksPerGroup,
            int containers) {
        GraphSource source = new ArithmeticSource(
                stores, datasetsPerStore, singleEvery, transformers, workspaces, sinksPerGroup, containers);
        IntentionGraph graph = IntentionGraphBuilder.build(source, new ProblemCollector(SourceMap.NONE))
                .graphs()
                .get(0);
        assertThat(graph.nodeCount()).isGreaterThan(80_000);
        assertThat(bytesPerNode(graph))
                .as("kinds, ids, edges both ways and requirements")
                .isLessThan(40);
        assertThat(graph.reasons(0)).isNotEmpty();
        assertThat(bytesPerNode(graph)).as("and why").isLessThan(55);
    }

    private static double bytesPerNode(IntentionGraph graph) {
        return (double) GraphLayout.parseInstance(graph).totalSize() / graph.nodeCount();
    }
}
