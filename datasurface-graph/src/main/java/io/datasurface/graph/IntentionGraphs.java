package io.datasurface.graph;

import com.google.common.collect.Comparators;
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
