package io.datasurface.graph.chunk;

import io.datasurface.graph.IntentionNode;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.function.Function;

/**
 * An estimator that looks things up.
 *
 * @param dimensions names of the dimensions
 * @param node what a node costs
 * @param groups what the groups cost
 * @param pinned nodes that stay where they are
 */
record TestCosts(
        List<String> dimensions,
        Function<IntentionNode, NodeEstimate> node,
        Map<String, GroupEstimate> groups,
        Set<String> pinned)
        implements ResourceEstimator {
    /** Each node costs one resource, and there are no groups. */
    static final TestCosts ONE_EACH =
            new TestCosts(List.of("resources"), ignored -> new NodeEstimate(Cost.of(1), List.of()), Map.of());

    TestCosts(List<String> dimensions, Function<IntentionNode, NodeEstimate> node, Map<String, GroupEstimate> groups) {
        this(dimensions, node, groups, Set.of());
    }

    TestCosts pinning(Set<String> names) {
        return new TestCosts(dimensions, node, groups, names);
    }

    @Override
    public NodeEstimate node(IntentionNode of) {
        return node.apply(of);
    }

    @Override
    public GroupEstimate group(String key) {
        return Objects.requireNonNull(groups.get(key), key);
    }
}
