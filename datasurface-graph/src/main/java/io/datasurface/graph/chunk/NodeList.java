package io.datasurface.graph.chunk;

import io.datasurface.graph.IntentionGraph;
import java.util.AbstractList;
import java.util.Arrays;
import java.util.Iterator;
import java.util.Objects;
import java.util.RandomAccess;
import org.jspecify.annotations.Nullable;

/** Names of nodes, sorted, that come from the graph when asked for: four bytes per node. Immutable for those who see it. */
final class NodeList extends AbstractList<String> implements RandomAccess {
    private final IntentionGraph graph;
    private final int[] ids;
    private final int from;
    private final int size;

    /** The ids in the order of the names; found by the first question. An empty one says that they are in order. */
    private volatile int @Nullable [] sorted;

    /** Takes the nodes of a graph that are in a part of an array, which nobody changes any more. */
    NodeList(IntentionGraph graph, int[] ids, int from, int to) {
        this.graph = graph;
        this.ids = ids;
        this.from = from;
        this.size = to - from;
    }

    IntentionGraph graph() {
        return graph;
    }

    /** Id of a node, in no particular order. */
    int id(int index) {
        return ids[from + index];
    }

    @Override
    public int size() {
        return size;
    }

    @Override
    public String get(int index) {
        Objects.checkIndex(index, size);
        int[] known = sorted;
        if (known == null) {
            return sort()[index];
        }
        return graph.name(known.length == 0 ? ids[from + index] : known[index]);
    }

    /** Whoever is the first to go through all names gets those that were made to sort them. */
    @Override
    public Iterator<String> iterator() {
        return sorted == null ? Arrays.asList(sort()).iterator() : super.iterator();
    }

    /** Finds the order, and returns the names in it. */
    private String[] sort() {
        String[] names = new String[size];
        boolean inOrder = true;
        for (int i = 0; i < size; i++) {
            names[i] = graph.name(ids[from + i]);
            inOrder &= i == 0 || names[i - 1].compareTo(names[i]) < 0;
        }
        if (inOrder) {
            sorted = new int[0];
            return names;
        }
        Integer[] places = new Integer[size];
        Arrays.setAll(places, place -> place);
        Arrays.sort(places, (a, b) -> names[a].compareTo(names[b]));
        int[] order = new int[size];
        Arrays.setAll(order, place -> ids[from + places[place]]);
        sorted = order;
        String[] inOrderOfNames = new String[size];
        Arrays.setAll(inOrderOfNames, place -> names[places[place]]);
        return inOrderOfNames;
    }
}
