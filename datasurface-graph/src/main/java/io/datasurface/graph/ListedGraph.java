package io.datasurface.graph;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.BitSet;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.NavigableSet;
import java.util.Objects;
import java.util.OptionalInt;
import java.util.TreeSet;

/**
 * A graph of nodes and edges that are given one by one: read from a file, or another graph with changes. It keeps the conventions of all
 * graphs: ids in the order of kinds and names, edges in the order of ids, no cycle without a previous-batch edge. It does not know how
 * requirements come to a node. It stores nodes as objects; {@link IntentionGraphBuilder} makes graphs that are far smaller.
 */
public final class ListedGraph implements IntentionGraph {
    private final String platform;
    private final IntentionNode[] nodes;
    private final Map<String, Integer> ids;
    private final List<List<Reason>> reasons;
    private final Rows successors;
    private final Rows predecessors;
    private final BitSet previousBatch;

    private ListedGraph(
            String platform,
            IntentionNode[] nodes,
            Map<String, Integer> ids,
            List<List<Reason>> reasons,
            Rows successors,
            BitSet previousBatch) {
        this.platform = platform;
        this.nodes = nodes;
        this.ids = ids;
        this.reasons = reasons;
        this.successors = successors;
        this.predecessors = successors.reversed();
        this.previousBatch = previousBatch;
    }

    /**
     * Begins a graph without nodes.
     *
     * @param platform name of the platform instance
     * @return a builder
     */
    public static Builder builder(String platform) {
        return new Builder(platform);
    }

    /**
     * Copies a graph.
     *
     * @param graph any graph
     * @return a graph of the same nodes, edges and reasons; it does not know the graph that it was copied from
     * @throws IllegalArgumentException if the graph does not keep the conventions of all graphs
     */
    public static ListedGraph copyOf(IntentionGraph graph) {
        Builder builder = builder(graph.platform());
        for (int node = 0; node < graph.nodeCount(); node++) {
            builder.node(graph.node(node), graph.reasons(node));
            for (int index = 0; index < graph.successorCount(node); index++) {
                builder.edge(
                        graph.name(node), graph.name(graph.successor(node, index)), graph.isPreviousBatch(node, index));
            }
        }
        return builder.build();
    }

    @Override
    public String platform() {
        return platform;
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
        return node(node).kind();
    }

    @Override
    public String name(int node) {
        return node(node).name();
    }

    @Override
    public IntentionNode node(int node) {
        return nodes[check(node)];
    }

    @Override
    public NodeRequirements requirements(int node) {
        return node(node).requirements();
    }

    @Override
    public List<Reason> reasons(int node) {
        return reasons.get(node);
    }

    @Override
    public OptionalInt find(String name) {
        Integer id = ids.get(name);
        return id == null ? OptionalInt.empty() : OptionalInt.of(id);
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

    /** Returns the platform and the size of the graph. */
    @Override
    public String toString() {
        return "ListedGraph[" + platform + ": " + nodeCount() + " nodes, " + edgeCount() + " edges]";
    }

    /** Collects nodes and edges, in any order. Not safe for concurrent use; may build any number of times. */
    public static final class Builder {
        private static final Comparator<IntentionNode> ORDER = Comparator.comparing(IntentionNode::kind)
                .thenComparing(node -> NodeNames.split(node.name()), Arrays::compare);

        private record Entry(IntentionNode node, List<Reason> reasons) {}

        private record NamedEdge(String from, String to, boolean previousBatch) {}

        private final String platform;
        private final Map<String, Entry> entries = new HashMap<>();
        private final List<NamedEdge> edges = new ArrayList<>();

        private Builder(String platform) {
            this.platform = platform;
        }

        /**
         * Adds a node.
         *
         * @param node the node; its id does not matter
         * @param reasons why it has its requirements; empty if unknown
         * @return this builder
         * @throws IllegalArgumentException if the node is of another platform, or if there is one of its name already
         */
        public Builder node(IntentionNode node, List<Reason> reasons) {
            if (!node.platform().equals(platform)) {
                throw new IllegalArgumentException("node \"" + node.name() + "\" is of the platform \""
                        + node.platform() + "\", but the graph is of \"" + platform + "\"");
            }
            if (entries.putIfAbsent(node.name(), new Entry(node, List.copyOf(reasons))) != null) {
                throw new IllegalArgumentException("there are two nodes named \"" + node.name() + "\"; keep one");
            }
            return this;
        }

        /**
         * Adds an edge.
         *
         * @param from name of the node that it leaves
         * @param to name of the node that it enters
         * @param previousBatch whether the second node reads what the first one made in an earlier batch
         * @return this builder
         */
        public Builder edge(String from, String to, boolean previousBatch) {
            edges.add(new NamedEdge(from, to, previousBatch));
            return this;
        }

        /**
         * Makes the graph.
         *
         * @return a graph of all nodes and edges
         * @throws IllegalArgumentException if an edge is there twice or names a node that is not there, or if there is a cycle without a
         *     previous-batch edge
         */
        public ListedGraph build() {
            List<Entry> sorted = entries.values().stream()
                    .sorted(Comparator.comparing(Entry::node, ORDER))
                    .toList();
            IntentionNode[] nodes = new IntentionNode[sorted.size()];
            Map<String, Integer> ids = new HashMap<>();
            for (int id = 0; id < nodes.length; id++) {
                nodes[id] = sorted.get(id).node().accept(new Renumbered(id));
                ids.put(nodes[id].name(), id);
            }
            TreeSet<IntentionEdge> ordered = new TreeSet<>();
            for (NamedEdge edge : edges) {
                IntentionEdge one = new IntentionEdge(id(ids, edge.from()), id(ids, edge.to()), edge.previousBatch());
                if (!ordered.add(one)) {
                    throw new IllegalArgumentException(
                            "the edge from \"" + edge.from() + "\" to \"" + edge.to() + "\" is there twice; keep one");
                }
            }
            ListedGraph graph = new ListedGraph(
                    platform,
                    nodes,
                    ids,
                    sorted.stream().map(Entry::reasons).toList(),
                    rows(nodes.length, ordered),
                    previous(ordered));
            SchedulingOrder.of(graph);
            return graph;
        }

        private static int id(Map<String, Integer> ids, String name) {
            Integer id = ids.get(name);
            if (id == null) {
                throw new IllegalArgumentException("an edge names the node \"" + name + "\", which is not there");
            }
            return id;
        }

        private static Rows rows(int count, NavigableSet<IntentionEdge> edges) {
            int[] starts = new int[count + 1];
            edges.forEach(edge -> starts[edge.from() + 1]++);
            Rows.sum(starts);
            return new Rows(starts, edges.stream().mapToInt(IntentionEdge::to).toArray());
        }

        private static BitSet previous(NavigableSet<IntentionEdge> edges) {
            BitSet previous = new BitSet();
            int position = 0;
            for (IntentionEdge edge : edges) {
                previous.set(position++, edge.previousBatch());
            }
            return previous;
        }
    }
}
