package io.datasurface.graph.chunk;

import io.datasurface.graph.IntentionGraph;
import io.datasurface.graph.IntentionNode;
import java.util.List;
import java.util.Set;

/**
 * Says what nodes will cost when a platform renders them.
 *
 * <h2>Contract</h2>
 * <ul>
 *   <li>Answers MUST depend on the arguments and the model only: same question, same answer.
 *   <li>Every {@link Cost} MUST have one amount per dimension, in the order of {@link #dimensions}.
 *   <li>Implementations MUST be safe for concurrent calls.
 * </ul>
 */
public interface ResourceEstimator {
    /** Counts nodes: each costs one of {@code nodes}, and there are no groups. */
    @SuppressWarnings("ClassInitializationDeadlock") // NodeCount has no state and is made here only
    ResourceEstimator COUNTING_NODES = new NodeCount();

    /**
     * What is counted.
     *
     * @return names of the dimensions, such as {@code terraform-resources}; never empty, no name twice
     */
    List<String> dimensions();

    /**
     * What a node costs.
     *
     * @param node a node of the graph that is to be cut
     * @return its own cost and its groups
     */
    NodeEstimate node(IntentionNode node);

    /**
     * What a node costs, for estimators that need less than a view of it: a graph may have millions of nodes, and its kind, or what
     * {@link IntentionGraph#asColumns} says, is had without an object. By default asks {@link #node(IntentionNode)}.
     *
     * @param graph the graph that is to be cut
     * @param node id of a node
     * @return the same as for the view; the same object for many nodes, where possible
     */
    default NodeEstimate node(IntentionGraph graph, int node) {
        return node(graph.node(node));
    }

    /**
     * What a group costs in each chunk that holds one of its nodes, and how much it is worth that it is in few of them.
     *
     * @param key a key that {@link #node} gave
     * @return the cost, whether the group may be split, and the weight of the hint to keep it together
     */
    GroupEstimate group(String key);

    /**
     * Nodes that stay in the chunk in which the previous plan has them, whatever that costs: no limit, circle or re-balance moves them. By
     * default none. A pin on a node that the previous plan does not have says nothing yet.
     *
     * @return names of nodes; names that the graph does not have are ignored
     */
    default Set<String> pinned() {
        return Set.of();
    }
}
