package io.datasurface.graph.chunk;

import io.datasurface.graph.IntentionNode;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.function.Function;

/**
 * An estimator that looks things up.
 *
 * @param dimensions names of the dimensions
 * @param node what a node costs
 * @param groups what the groups cost
 */
record TestCosts(List<String> dimensions, Function<IntentionNode, NodeEstimate> node, Map<String, GroupEstimate> groups)
        implements ResourceEstimator {
    /** Each node costs one resource, and there are no groups. */
    static final TestCosts ONE_EACH =
            new TestCosts(List.of("resources"), ignored -> new NodeEstimate(Cost.of(1), List.of()), Map.of());

    @Override
    public NodeEstimate node(IntentionNode of) {
        return node.apply(of);
    }

    @Override
    public GroupEstimate group(String key) {
        return Objects.requireNonNull(groups.get(key), key);
    }
}
