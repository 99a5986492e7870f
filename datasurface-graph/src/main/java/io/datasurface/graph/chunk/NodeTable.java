package io.datasurface.graph.chunk;

import io.datasurface.graph.IntentionGraph;
import io.datasurface.graph.NodeKind;
import io.datasurface.graph.internal.SchedulingRows;
import java.util.Arrays;
import java.util.Collection;
import java.util.OptionalInt;
import java.util.stream.IntStream;

/**
 * The nodes of a graph in an order that does not depend on how the graph numbers them: by kind, then by the parts of the name. A graph that was
 * built from a source numbers them so; then no name is made.
 */
final class NodeTable {
    private static final char END_OF_PART = 0;

    private final IntentionGraph graph;

    /** By node; empty if they are the same. */
    private final int[] idOf;

    private final Adjacency next;

    NodeTable(IntentionGraph graph) {
        this.graph = graph;
        idOf = graph.asColumns().isPresent() ? new int[0] : sortedIds(graph);
        next = idOf.length == 0 ? edgesById() : edgesOfSorted();
    }

    private static int[] sortedIds(IntentionGraph graph) {
        int size = graph.nodeCount();
        String[] keys = new String[size];
        boolean sorted = true;
        for (int id = 0; id < size; id++) {
            keys[id] = key(graph, id);
            sorted &= id == 0 || keys[id - 1].compareTo(keys[id]) < 0;
        }
        if (sorted) {
            return new int[0];
        }
        int[] ids = IntStream.range(0, size)
                .boxed()
                .sorted((a, b) -> keys[a].compareTo(keys[b]))
                .mapToInt(Integer::intValue)
                .toArray();
        for (int node = 1; node < size; node++) {
            if (keys[ids[node]].equals(keys[ids[node - 1]])) {
                throw new IllegalArgumentException("Two nodes of the graph have the name " + graph.name(ids[node])
                        + "; names of nodes are unique in their graph");
            }
        }
        return ids;
    }

    /** Texts of which the smaller one comes first: a part ends before any of its characters. */
    private static String key(IntentionGraph graph, int id) {
        String parts =
                graph.name(id).replace('/', END_OF_PART).replace("%2F", "/").replace("%25", "%");
        return (char) ('0' + graph.kind(id).ordinal()) + parts;
    }

    private Adjacency edgesById() {
        if (graph instanceof SchedulingRows.Holder holder) {
            SchedulingRows rows = holder.schedulingRows();
            return Adjacency.ofRows(rows.starts(), rows.targets());
        }
        int size = graph.nodeCount();
        int[] start = new int[size + 1];
        int[] target = new int[graph.edgeCount()];
        int count = 0;
        for (int id = 0; id < size; id++) {
            int degree = graph.successorCount(id);
            for (int i = 0; i < degree; i++) {
                int to = graph.successor(id, i);
                if (to != id && !graph.isPreviousBatch(id, i)) {
                    target[count++] = to;
                }
            }
            start[id + 1] = count;
        }
        return Adjacency.ofRows(start, count == target.length ? target : Arrays.copyOf(target, count));
    }

    private Adjacency edgesOfSorted() {
        int size = size();
        int[] nodeOf = nodeOf();
        int[] from = new int[graph.edgeCount()];
        int[] to = new int[graph.edgeCount()];
        int count = 0;
        for (int id = 0; id < size; id++) {
            for (int i = 0; i < graph.successorCount(id); i++) {
                if (!graph.isPreviousBatch(id, i)) {
                    from[count] = nodeOf[id];
                    to[count++] = nodeOf[graph.successor(id, i)];
                }
            }
        }
        return Adjacency.of(size, from, to, count);
    }

    int size() {
        return graph.nodeCount();
    }

    String name(int node) {
        return graph.name(id(node));
    }

    NodeKind kind(int node) {
        return graph.kind(id(node));
    }

    /** The first node of a kind, or of one that comes behind it; nodes are ordered by their kinds. */
    int firstOf(NodeKind kind) {
        int low = 0;
        int high = size();
        while (low < high) {
            int middle = (low + high) >>> 1;
            if (kind(middle).ordinal() < kind.ordinal()) {
                low = middle + 1;
            } else {
                high = middle;
            }
        }
        return low;
    }

    /** The nodes that have one of the names, ascending. */
    int[] withNames(Collection<String> wanted) {
        if (wanted.isEmpty()) {
            return new int[0];
        }
        int[] nodeOf = nodeOf();
        return wanted.stream()
                .map(graph::find)
                .flatMapToInt(OptionalInt::stream)
                .map(id -> nodeOf[id])
                .sorted()
                .toArray();
    }

    private int[] nodeOf() {
        int[] nodeOf = new int[size()];
        for (int node = 0; node < nodeOf.length; node++) {
            nodeOf[id(node)] = node;
        }
        return nodeOf;
    }

    /** Whether nodes and their ids are the same. */
    boolean areIds() {
        return idOf.length == 0;
    }

    /** Id of the node in the graph. */
    int id(int node) {
        return idOf.length == 0 ? node : idOf[node];
    }

    /** Puts a column of the graph into the order of the nodes. */
    int[] byNode(int[] byId) {
        if (idOf.length == 0) {
            return byId;
        }
        int[] byNode = new int[idOf.length];
        for (int node = 0; node < byNode.length; node++) {
            byNode[node] = byId[idOf[node]];
        }
        return byNode;
    }

    IntentionGraph graph() {
        return graph;
    }

    /** The scheduling edges. */
    Adjacency next() {
        return next;
    }
}
