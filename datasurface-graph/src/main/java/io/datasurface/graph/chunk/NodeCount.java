package io.datasurface.graph.chunk;

import io.datasurface.graph.IntentionNode;
import java.util.List;

/** Each node costs one. */
final class NodeCount implements ResourceEstimator {
    private static final Cost ONE = Cost.of(1);

    @Override
    public List<String> dimensions() {
        return List.of("nodes");
    }

    @Override
    public NodeEstimate node(IntentionNode node) {
        return new NodeEstimate(ONE, List.of());
    }

    @Override
    public GroupEstimate group(String key) {
        throw new IllegalArgumentException("There are no groups, so none is called " + key);
    }
}
