package io.datasurface.graph.chunk;

import io.datasurface.graph.IntentionGraph;
import io.datasurface.graph.IntentionNode;
import java.util.List;

/** Each node costs one. */
final class NodeCount implements ResourceEstimator {
    private static final NodeEstimate ONE = new NodeEstimate(Cost.of(1), List.of());

    @Override
    public List<String> dimensions() {
        return List.of("nodes");
    }

    @Override
    public NodeEstimate node(IntentionNode node) {
        return ONE;
    }

    @Override
    public NodeEstimate node(IntentionGraph graph, int node) {
        return ONE;
    }

    @Override
    public GroupEstimate group(String key) {
        throw new IllegalArgumentException("There are no groups, so none is called " + key);
    }
}
