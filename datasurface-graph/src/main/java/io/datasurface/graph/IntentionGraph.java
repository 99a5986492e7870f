package io.datasurface.graph;

import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.stream.IntStream;

/**
 * The intentions of one platform and which of them feed which. An edge says that the second node works on what the first one made. An
 * edge may be a <em>previous-batch edge</em>: the reader works on what the writer made in an earlier batch (a transformer that reads its
 * own output); such edges are not part of the scheduling order, and without them the graph is acyclic.
 *
 * <p>Methods that take a node id throw {@link IndexOutOfBoundsException} for an id that is not in the graph.
 */
public interface IntentionGraph {
    /**
     * The platform.
     *
     * @return name of the platform instance
     */
    String platform();

    /**
     * How many nodes there are.
     *
     * @return the number of nodes
     */
    int nodeCount();

    /**
     * How many edges there are, with the previous-batch edges.
     *
     * @return the number of edges
     */
    int edgeCount();

    /**
     * Kind of a node.
     *
     * @param node id of the node
     * @return its kind
     */
    NodeKind kind(int node);

    /**
     * Name of a node.
     *
     * @param node id of the node
     * @return its name
     */
    String name(int node);

    /**
     * Makes a view of a node.
     *
     * @param node id of the node
     * @return the view
     */
    IntentionNode node(int node);

    /**
     * What the consumers of a node need of it.
     *
     * @param node id of the node
     * @return the requirements
     */
    NodeRequirements requirements(int node);

    /**
     * Why a node has its requirements.
     *
     * @param node id of the node
     * @return who asks for each, in the order of the requirements; empty if nobody asks for anything, or if the graph does not know
     */
    default List<Reason> reasons(int node) {
        return List.of();
    }

    /**
     * How a requirement comes to a node.
     *
     * @param node id of the node
     * @param requirement a requirement
     * @return names of the nodes from this one to the one that {@link Reason#askedBy} uses, each working on what the one before made; the
     *     way may lead to other platforms. Empty if nobody asks, or if the graph does not know
     */
    default List<String> reasonPath(int node, Requirement requirement) {
        return List.of();
    }

    /**
     * Finds a node by name.
     *
     * @param name name of a node
     * @return its id, if the graph has such a node
     */
    OptionalInt find(String name);

    /**
     * How many edges leave a node.
     *
     * @param node id of the node
     * @return the number of its successors
     */
    int successorCount(int node);

    /**
     * Follows an edge forwards.
     *
     * @param node id of the node
     * @param index which edge, from 0; successors are in ascending order
     * @return id of the successor
     */
    int successor(int node, int index);

    /**
     * Whether an edge is a previous-batch edge.
     *
     * @param node id of the node
     * @param index which edge that leaves it, as for {@link #successor}
     * @return true if the successor reads what the node made in an earlier batch
     */
    boolean isPreviousBatch(int node, int index);

    /**
     * How many edges enter a node.
     *
     * @param node id of the node
     * @return the number of its predecessors
     */
    int predecessorCount(int node);

    /**
     * Follows an edge backwards.
     *
     * @param node id of the node
     * @param index which edge, from 0; predecessors are in ascending order
     * @return id of the predecessor
     */
    int predecessor(int node, int index);

    /**
     * The nodes that work on what a node made.
     *
     * @param node id of the node
     * @return ids of its successors, ascending
     */
    default IntStream successors(int node) {
        return IntStream.range(0, successorCount(node)).map(index -> successor(node, index));
    }

    /**
     * The nodes whose work a node goes on with.
     *
     * @param node id of the node
     * @return ids of its predecessors, ascending
     */
    default IntStream predecessors(int node) {
        return IntStream.range(0, predecessorCount(node)).map(index -> predecessor(node, index));
    }

    /**
     * All nodes.
     *
     * @return views in ascending order of their ids, made when asked for
     */
    default List<IntentionNode> nodes() {
        return new NodeViews(this);
    }

    /**
     * Finds the nodes of the same names in another version of the graph. For graphs that were built from sources it takes time in proportion
     * to their sizes.
     *
     * @param other a graph
     * @return by id of a node: the id of the node of that name in the other graph; -1 if there is none
     */
    default int[] nodesIn(IntentionGraph other) {
        return SameNodes.of(other, this);
    }

    /**
     * The graph by the ids of its source.
     *
     * @return the columns; empty if the graph was not built from a {@link GraphSource}, or was changed since
     */
    default Optional<GraphColumns> asColumns() {
        return Optional.empty();
    }
}
