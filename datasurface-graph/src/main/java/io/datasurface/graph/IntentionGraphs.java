package io.datasurface.graph;

import com.google.common.collect.Comparators;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;

/**
 * The intention graphs of an ecosystem.
 *
 * @param graphs one graph per platform instance, in the order of the platforms' names
 */
public record IntentionGraphs(List<IntentionGraph> graphs) {
    private static final Comparator<IntentionGraph> ORDER = Comparator.comparing(IntentionGraph::platform);

    /**
     * Copies the graphs.
     *
     * @throws IllegalArgumentException if two graphs are of one platform, or if they are not in order
     */
    public IntentionGraphs {
        graphs = List.copyOf(graphs);
        if (!Comparators.isInStrictOrder(graphs, ORDER)) {
            throw new IllegalArgumentException(
                    "IntentionGraphs.graphs: give one graph per platform, in the order of their names; got "
                            + graphs.stream().map(IntentionGraph::platform).toList());
        }
    }

    /**
     * Finds the graph of a platform.
     *
     * @param platform name of the platform instance
     * @return its graph, if the platform exists
     */
    public Optional<IntentionGraph> find(String platform) {
        return graphs.stream()
                .filter(graph -> graph.platform().equals(platform))
                .findFirst();
    }

    /**
     * Where data goes from one platform to another: the edges between the graphs.
     *
     * @return pairs of ingestions, in the order of the reading platforms, then of their nodes
     */
    public List<PlatformRead> reads() {
        List<PlatformRead> reads = new ArrayList<>();
        for (IntentionGraph graph : graphs) {
            Optional<GraphColumns> columns = graph.asColumns();
            for (int node = 0; node < graph.nodeCount() && graph.kind(node).isIngestion(); node++) {
                if (columns.isEmpty() || columns.get().readsFrom(node) >= 0) {
                    IntentionNode to = graph.node(node);
                    LineageSearch.readFrom(to)
                            .flatMap(this::find)
                            .ifPresent(from -> LineageSearch.sameOn(from, to)
                                    .ifPresent(there -> reads.add(new PlatformRead(from.node(there), to))));
                }
            }
        }
        return reads;
    }

    /**
     * How many nodes there are.
     *
     * @return the number of nodes of all graphs
     */
    public long nodeCount() {
        return graphs.stream().mapToLong(IntentionGraph::nodeCount).sum();
    }

    /**
     * How many edges there are.
     *
     * @return the number of edges of all graphs, with the previous-batch edges
     */
    public long edgeCount() {
        return graphs.stream().mapToLong(IntentionGraph::edgeCount).sum();
    }
}
