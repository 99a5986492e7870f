package io.datasurface.graph.chunk;

import io.datasurface.graph.IntentionGraph;
import io.datasurface.graph.NodeKind;
import java.util.Collection;
import java.util.Comparator;
import java.util.OptionalInt;
import java.util.stream.IntStream;

/** The nodes of a graph in an order that does not depend on how the graph numbers them: by kind, then name. */
final class NodeTable {
    private final IntentionGraph graph;
    private final String[] names;
    private final NodeKind[] kinds;
    private final int[] idOf;
    private final Adjacency next;

    NodeTable(IntentionGraph graph) {
        this.graph = graph;
        int size = graph.nodeCount();
        String[] nameById = new String[size];
        NodeKind[] kindById = new NodeKind[size];
        boolean sorted = true;
        for (int id = 0; id < size; id++) {
            nameById[id] = graph.name(id);
            kindById[id] = graph.kind(id);
            sorted &= id == 0 || compare(nameById, kindById, id - 1, id) < 0;
        }
        if (sorted) {
            idOf = IntStream.range(0, size).toArray();
            names = nameById;
            kinds = kindById;
        } else {
            Comparator<Integer> order = (a, b) -> compare(nameById, kindById, a, b);
            idOf = IntStream.range(0, size)
                    .boxed()
                    .sorted(order)
                    .mapToInt(Integer::intValue)
                    .toArray();
            names = new String[size];
            kinds = new NodeKind[size];
            for (int node = 0; node < size; node++) {
                names[node] = nameById[idOf[node]];
                kinds[node] = kindById[idOf[node]];
            }
        }
        for (int node = 1; node < size; node++) {
            if (kinds[node] == kinds[node - 1] && names[node].equals(names[node - 1])) {
                throw new IllegalArgumentException("Two nodes of the graph have the name " + names[node]
                        + "; names of nodes are unique in their graph");
            }
        }
        next = schedulingEdges();
    }

    private static int compare(String[] names, NodeKind[] kinds, int a, int b) {
        return kinds[a] != kinds[b] ? kinds[a].compareTo(kinds[b]) : names[a].compareTo(names[b]);
    }

    private Adjacency schedulingEdges() {
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
        return names.length;
    }

    String name(int node) {
        return names[node];
    }

    NodeKind kind(int node) {
        return kinds[node];
    }

    /** The nodes that have one of the names, ascending. */
    int[] withNames(Collection<String> wanted) {
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
            nodeOf[idOf[node]] = node;
        }
        return nodeOf;
    }

    /** Id of the node in the graph. */
    int id(int node) {
        return idOf[node];
    }

    IntentionGraph graph() {
        return graph;
    }

    /** The scheduling edges. */
    Adjacency next() {
        return next;
    }
}
