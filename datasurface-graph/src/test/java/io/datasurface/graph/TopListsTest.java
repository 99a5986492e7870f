package io.datasurface.graph;

import static org.assertj.core.api.Assertions.assertThat;

import io.datasurface.graph.export.GraphJson;
import io.datasurface.graph.export.TopLists;
import java.io.IOException;
import java.io.StringReader;
import java.io.StringWriter;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import org.junit.jupiter.api.Test;

/** What stands out in graphs. */
final class TopListsTest {
    @Property(tries = 300)
    void datasetsAndContainersAreCounted(@ForAll long seed, @ForAll @IntRange(min = 1, max = 9) int size) {
        IntentionGraphs graphs = RandomSketch.of(seed, size).build().graphs();
        Map<String, int[]> datasets = new HashMap<>();
        Map<String, int[]> containers = new HashMap<>();
        for (IntentionGraph graph : graphs.graphs()) {
            for (IntentionNode node : graph.nodes()) {
                if (node instanceof ExportNode export) {
                    count(datasets, export.store() + "/" + export.dataset(), export);
                    count(containers, export.container(), export);
                }
            }
        }
        TopLists.Top<TopLists.DatasetUse> used = TopLists.mostUsedDatasets(graphs, 5);
        assertThat(used.entries()).hasSize(Math.min(5, datasets.size()));
        assertThat(used.more()).isEqualTo(datasets.size() - used.entries().size());
        assertThat(used.entries())
                .allSatisfy(entry -> assertThat(datasets.remove(entry.store() + "/" + entry.dataset()))
                        .containsExactly(entry.exports(), entry.uses()));
        assertThat(datasets.values())
                .allSatisfy(rest -> assertThat(rest[1])
                        .isLessThanOrEqualTo(used.entries().get(4).uses()));
        TopLists.Top<TopLists.ContainerUse> hot = TopLists.hottestContainers(graphs, 3);
        assertThat(hot.more() + hot.entries().size()).isEqualTo(containers.size());
        assertThat(hot.entries())
                .isSortedAccordingTo(
                        Comparator.comparing(TopLists.ContainerUse::exports).reversed())
                .allSatisfy(entry ->
                        assertThat(containers.get(entry.container())).containsExactly(entry.exports(), entry.uses()));
    }

    /** Graphs from a file have no columns. */
    @Property(tries = 200)
    void listsOfViewsAreTheSame(@ForAll long seed, @ForAll @IntRange(min = 1, max = 9) int size) throws IOException {
        IntentionGraphs graphs = RandomSketch.of(seed, size).build().graphs();
        StringWriter out = new StringWriter();
        GraphJson.write(graphs, out);
        IntentionGraphs read = GraphJson.read("graph.json", new StringReader(out.toString()));
        assertThat(TopLists.mostUsedDatasets(read, 7)).isEqualTo(TopLists.mostUsedDatasets(graphs, 7));
        assertThat(TopLists.hottestContainers(read, 7)).isEqualTo(TopLists.hottestContainers(graphs, 7));
        assertThat(TopLists.longestChains(read, 7)).isEqualTo(TopLists.longestChains(graphs, 7));
    }

    @Property(tries = 300)
    void chainsAreReadOneByOne(@ForAll long seed, @ForAll @IntRange(min = 1, max = 12) int size) {
        IntentionGraphs graphs = RandomSketch.of(seed, size).build().graphs();
        TopLists.Top<TopLists.Chain> chains = TopLists.longestChains(graphs, 100);
        assertThat(chains.entries())
                .isSortedAccordingTo(
                        Comparator.comparing(chain -> -chain.workspaces().size()));
        int longest = 0;
        for (IntentionGraph graph : graphs.graphs()) {
            for (int node = 0; node < graph.nodeCount(); node++) {
                longest = Math.max(longest, longest(graph, node));
            }
        }
        assertThat(
                        chains.entries().isEmpty()
                                ? 0
                                : chains.entries().get(0).workspaces().size())
                .isEqualTo(longest);
        assertThat(chains.entries().size() + chains.more()).isEqualTo(unread(graphs));
        for (TopLists.Chain chain : chains.entries()) {
            IntentionGraph graph = graphs.find(chain.platform()).orElseThrow();
            for (int i = 1; i < chain.workspaces().size(); i++) {
                assertThat(Reachability.inOneBatch(graph)
                                .path(
                                        transformer(graph, chain.workspaces().get(i - 1)),
                                        transformer(graph, chain.workspaces().get(i))))
                        .hasSize(5);
            }
        }
    }

    /** Transformers that no other one reads. */
    private static int unread(IntentionGraphs graphs) {
        int unread = 0;
        for (IntentionGraph graph : graphs.graphs()) {
            for (int node = 0; node < graph.nodeCount(); node++) {
                unread += graph.kind(node) == NodeKind.DATA_TRANSFORMER && longest(graph, node) == 1 ? 1 : 0;
            }
        }
        return unread;
    }

    /** Transformers on the longest way that begins at a node. */
    private static int longest(IntentionGraph graph, int node) {
        int after = 0;
        for (int i = 0; i < graph.successorCount(node); i++) {
            if (!graph.isPreviousBatch(node, i)) {
                after = Math.max(after, longest(graph, graph.successor(node, i)));
            }
        }
        return after + (graph.kind(node) == NodeKind.DATA_TRANSFORMER ? 1 : 0);
    }

    private static int transformer(IntentionGraph graph, String workspace) {
        return graph.find("DataTransformer/" + graph.platform() + "/" + workspace)
                .orElseThrow();
    }

    @Test
    void greatestComeFirstAndEqualOnesByName() {
        Sketch sketch = new Sketch().platforms("P", "Q").multi("S", "a", "b", "c", "d");
        sketch.workspace("W").in("C1").group("G", "S.b", "S.a", "S.c").on("P", "Q");
        sketch.workspace("V")
                .in("C2")
                .group("G", "S.a", "S.c", "S.b")
                .on("P")
                .group("H", "S.c")
                .on("P");
        IntentionGraphs graphs = sketch.build().graphs();
        assertThat(TopLists.mostUsedDatasets(graphs, 2))
                .isEqualTo(new TopLists.Top<>(
                        List.of(new TopLists.DatasetUse("S", "c", 4, 3), new TopLists.DatasetUse("S", "a", 3, 3)), 1));
        assertThat(TopLists.hottestContainers(graphs, 1))
                .isEqualTo(new TopLists.Top<>(List.of(new TopLists.ContainerUse("C1", 6, 6)), 1));
    }

    private static void count(Map<String, int[]> counts, String name, ExportNode export) {
        int[] both = counts.computeIfAbsent(name, key -> new int[2]);
        both[0]++;
        both[1] += export.consumers().size();
    }
}
