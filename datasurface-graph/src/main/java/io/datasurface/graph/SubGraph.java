package io.datasurface.graph;

import java.util.Arrays;
import java.util.BitSet;
import java.util.List;
import java.util.Objects;
import java.util.OptionalInt;

/**
 * Some nodes of a graph and the edges between them, as a graph. It has ids of its own, in the order of the original ones; names,
 * requirements and reasons are those of the original. 12 bytes per node and 8 per edge.
 */
public final class SubGraph implements IntentionGraph {
    private final IntentionGraph original;
    private final int[] nodes;
    private final Rows successors;
    private final Rows predecessors;
    private final BitSet previousBatch;

    private SubGraph(IntentionGraph original, int[] nodes, Rows successors, BitSet previousBatch) {
        this.original = original;
        this.nodes = nodes;
        this.successors = successors;
        this.predecessors = successors.reversed();
        this.previousBatch = previousBatch;
    }

    /**
     * Selects nodes.
     *
     * @param graph the graph
     * @param nodes ids of the nodes to select
     * @return a graph of these nodes
     * @throws IndexOutOfBoundsException if an id is not in the graph
     */
    public static SubGraph of(IntentionGraph graph, BitSet nodes) {
        int[] selected = nodes.stream().toArray();
        Objects.checkIndex(Math.max(0, nodes.length() - 1), Math.max(1, graph.nodeCount()));
        BitSet previous = new BitSet();
        IntColumn sizes = new IntColumn();
        IntColumn entries = new IntColumn();
        for (int node : selected) {
            int before = entries.size();
            for (int i = 0; i < graph.successorCount(node); i++) {
                int at = Arrays.binarySearch(selected, graph.successor(node, i));
                if (at >= 0) {
                    if (graph.isPreviousBatch(node, i)) {
                        previous.set(entries.size());
                    }
                    entries.add(at);
                }
            }
            sizes.add(entries.size() - before);
        }
        return new SubGraph(graph, selected, new Rows(sizes.toStarts(), entries.toArray()), previous);
    }

    /**
     * Where the nodes come from.
     *
     * @return the whole graph
     */
    public IntentionGraph original() {
        return original;
    }

    /**
     * The id that a node has in the whole graph.
     *
     * @param node id of a node here
     * @return its id there
     */
    public int toOriginal(int node) {
        return nodes[Objects.checkIndex(node, nodes.length)];
    }

    /**
     * The id that a node has here.
     *
     * @param node id of a node of the whole graph
     * @return its id here, if it was selected
     */
    public OptionalInt fromOriginal(int node) {
        int at = Arrays.binarySearch(nodes, node);
        return at < 0 ? OptionalInt.empty() : OptionalInt.of(at);
    }

    @Override
    public String platform() {
        return original.platform();
    }

    @Override
    public int nodeCount() {
        return nodes.length;
    }

    @Override
    public int edgeCount() {
        return successors.entries().length;
    }

    @Override
    public NodeKind kind(int node) {
        return original.kind(toOriginal(node));
    }

    @Override
    public String name(int node) {
        return original.name(toOriginal(node));
    }

    @Override
    public IntentionNode node(int node) {
        return original.node(toOriginal(node)).accept(new Renumbered(node));
    }

    @Override
    public NodeRequirements requirements(int node) {
        return original.requirements(toOriginal(node));
    }

    @Override
    public List<Reason> reasons(int node) {
        return original.reasons(toOriginal(node));
    }

    /** The way may lead through nodes that were not selected. */
    @Override
    public List<String> reasonPath(int node, Requirement requirement) {
        return original.reasonPath(toOriginal(node), requirement);
    }

    @Override
    public OptionalInt find(String name) {
        OptionalInt found = original.find(name);
        return found.isPresent() ? fromOriginal(found.getAsInt()) : found;
    }

    @Override
    public int successorCount(int node) {
        return successors.size(check(node));
    }

    @Override
    public int successor(int node, int index) {
        return successors.get(check(node), Objects.checkIndex(index, successors.size(node)));
    }

    @Override
    public boolean isPreviousBatch(int node, int index) {
        return previousBatch.get(successors.position(check(node), Objects.checkIndex(index, successors.size(node))));
    }

    @Override
    public int predecessorCount(int node) {
        return predecessors.size(check(node));
    }

    @Override
    public int predecessor(int node, int index) {
        return predecessors.get(check(node), Objects.checkIndex(index, predecessors.size(node)));
    }

    private int check(int node) {
        return Objects.checkIndex(node, nodes.length);
    }

    /** Returns the platform and the size. */
    @Override
    public String toString() {
        return "SubGraph[" + platform() + ": " + nodeCount() + " of " + original.nodeCount() + " nodes, " + edgeCount()
                + " edges]";
    }
}
