package io.datasurface.graph;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.BitSet;
import java.util.Collections;
import java.util.List;
import java.util.Objects;
import java.util.function.IntUnaryOperator;

/**
 * Which nodes of a graph depend on which others. Each answer is linear in the nodes and edges that it visits, and needs a bit per node.
 * {@link Lineage} follows one dataset, across platforms.
 */
public final class Reachability {
    private final IntentionGraph graph;
    private final boolean withPreviousBatch;

    private Reachability(IntentionGraph graph, boolean withPreviousBatch) {
        this.graph = graph;
        this.withPreviousBatch = withPreviousBatch;
    }

    /**
     * Follows the data, in the same batch or a later one.
     *
     * @param graph the graph
     * @return who reaches whom along all edges
     */
    public static Reachability of(IntentionGraph graph) {
        return new Reachability(graph, true);
    }

    /**
     * Follows the order of the work.
     *
     * @param graph the graph
     * @return who reaches whom along all edges but previous-batch edges: who has to wait for whom
     */
    public static Reachability inOneBatch(IntentionGraph graph) {
        return new Reachability(graph, false);
    }

    /**
     * Everything that depends on a node.
     *
     * @param node id of the node
     * @return ids of the nodes, the node itself among them; the caller's own
     * @throws IndexOutOfBoundsException if the id is not in the graph
     */
    public BitSet downstream(int node) {
        return downstream(only(node));
    }

    /**
     * Everything that depends on one of several nodes.
     *
     * @param nodes ids of the nodes
     * @return ids of the nodes, those given among them; the caller's own
     * @throws IndexOutOfBoundsException if an id is not in the graph
     */
    public BitSet downstream(BitSet nodes) {
        return reached(nodes, true);
    }

    /**
     * Everything that a node depends on.
     *
     * @param node id of the node
     * @return ids of the nodes, the node itself among them; the caller's own
     * @throws IndexOutOfBoundsException if the id is not in the graph
     */
    public BitSet upstream(int node) {
        return upstream(only(node));
    }

    /**
     * Everything that one of several nodes depends on.
     *
     * @param nodes ids of the nodes
     * @return ids of the nodes, those given among them; the caller's own
     * @throws IndexOutOfBoundsException if an id is not in the graph
     */
    public BitSet upstream(BitSet nodes) {
        return reached(nodes, false);
    }

    /**
     * A shortest way from one node to another.
     *
     * @param from id of the first node
     * @param to id of the last node
     * @return ids of the nodes on the way, both ends among them; of several ways always the same. Empty if there is none
     * @throws IndexOutOfBoundsException if an id is not in the graph
     */
    public List<Integer> path(int from, int to) {
        Objects.checkIndex(to, graph.nodeCount());
        int[] before = new int[graph.nodeCount()];
        Arrays.fill(before, -1);
        before[Objects.checkIndex(from, graph.nodeCount())] = from;
        ArrayDeque<Integer> open = new ArrayDeque<>(List.of(from));
        while (!open.isEmpty() && before[to] < 0) {
            int node = open.remove();
            for (int i = 0; i < graph.successorCount(node); i++) {
                int next = graph.successor(node, i);
                if (before[next] < 0 && (withPreviousBatch || !graph.isPreviousBatch(node, i))) {
                    before[next] = node;
                    open.add(next);
                }
            }
        }
        return before[to] < 0 ? List.of() : trace(from, to, node -> before[node]);
    }

    private static List<Integer> trace(int from, int to, IntUnaryOperator before) {
        List<Integer> way = new ArrayList<>();
        int node = to;
        way.add(node);
        while (node != from) {
            node = before.applyAsInt(node);
            way.add(node);
        }
        Collections.reverse(way);
        return way;
    }

    private BitSet only(int node) {
        BitSet one = new BitSet();
        one.set(Objects.checkIndex(node, graph.nodeCount()));
        return one;
    }

    private BitSet reached(BitSet nodes, boolean forwards) {
        Objects.checkIndex(Math.max(0, nodes.length() - 1), Math.max(1, graph.nodeCount()));
        BitSet reached = new BitSet();
        IntColumn open = new IntColumn();
        for (int node = nodes.nextSetBit(0); node >= 0; node = nodes.nextSetBit(node + 1)) {
            reached.set(node);
            open.add(node);
        }
        for (int done = 0; done < open.size(); done++) {
            int node = open.get(done);
            int count = forwards ? graph.successorCount(node) : graph.predecessorCount(node);
            for (int i = 0; i < count; i++) {
                int next = forwards ? graph.successor(node, i) : graph.predecessor(node, i);
                if (!reached.get(next) && counts(forwards ? node : next, forwards ? i : -1, forwards ? next : node)) {
                    reached.set(next);
                    open.add(next);
                }
            }
        }
        return reached;
    }

    /** Whether an edge may be followed; the index among those that leave its first node is -1 if it is not known. */
    private boolean counts(int from, int index, int to) {
        return withPreviousBatch
                || !(index < 0 ? Edges.isPreviousBatch(graph, from, to) : graph.isPreviousBatch(from, index));
    }
}
