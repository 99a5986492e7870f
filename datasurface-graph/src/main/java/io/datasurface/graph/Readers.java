package io.datasurface.graph;

import java.util.Arrays;
import java.util.SortedMap;
import java.util.TreeMap;

/** Which platforms read which stores from the stores' primary platforms. */
final class Readers {
    private static final int[] NONE = {};

    private final SourceIndex index;
    private final SortedMap<Integer, int[]> byStore = new TreeMap<>();

    /** Takes pairs of a platform and a store. */
    Readers(SourceIndex index, IntColumn pairs) {
        this.index = index;
        for (int i = 0; i < pairs.size(); i += 2) {
            int[] reader = {pairs.get(i)};
            byStore.merge(pairs.get(i + 1), reader, Readers::joined);
        }
        byStore.values().forEach(Arrays::sort);
    }

    private static int[] joined(int[] some, int[] more) {
        int[] all = Arrays.copyOf(some, some.length + more.length);
        System.arraycopy(more, 0, all, some.length, more.length);
        return all;
    }

    /** Stores that are read from a primary platform, ascending. */
    Iterable<Integer> stores() {
        return byStore.keySet();
    }

    /** Platforms that read a store from its primary platform, ascending. */
    int[] of(int store) {
        return byStore.getOrDefault(store, NONE);
    }

    /** The platform that a reader reads a store from. */
    int primaryOf(int reader, int store) {
        return index.readsFrom(reader, store);
    }
}
