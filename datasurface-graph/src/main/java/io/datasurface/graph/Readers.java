package io.datasurface.graph;

import java.util.Arrays;
import java.util.Comparator;
import java.util.SortedMap;
import java.util.TreeMap;

/** Which platforms read which stores from others: from the stores' primary platforms, or from platforms that read there. */
final class Readers {
    private static final int[] NONE = {};

    private final SourceIndex index;
    private final SortedMap<Integer, int[]> byStore = new TreeMap<>();

    /**
     * Takes pairs of a platform and a store.
     *
     * @throws IllegalArgumentException if platforms read a store from each other, so that none has it from a primary one
     */
    Readers(SourceIndex index, IntColumn pairs) {
        this.index = index;
        for (int i = 0; i < pairs.size(); i += 2) {
            int[] reader = {pairs.get(i)};
            byStore.merge(pairs.get(i + 1), reader, Readers::joined);
        }
        byStore.replaceAll(this::lastFirst);
    }

    /** Who reads from nobody else's reader comes last: so needs get to the primary platform in one pass. */
    private int[] lastFirst(int store, int[] readers) {
        return Arrays.stream(readers)
                .boxed()
                .sorted(Comparator.<Integer>comparingInt(reader -> -hops(reader, store))
                        .thenComparing(Comparator.naturalOrder()))
                .mapToInt(Integer::intValue)
                .toArray();
    }

    private int hops(int reader, int store) {
        int hops = 0;
        for (int at = reader; at >= 0; at = index.readsFrom(at, store)) {
            if (hops++ > index.source().platformCount()) {
                throw new IllegalArgumentException("GraphSource.feedingPlatform: platforms read store \""
                        + index.source().storeName(store) + "\" from each other, among them \""
                        + index.source().platformName(reader)
                        + "\"; let the chain of each reader end at a primary platform");
            }
        }
        return hops;
    }

    private static int[] joined(int[] some, int[] more) {
        int[] all = Arrays.copyOf(some, some.length + more.length);
        System.arraycopy(more, 0, all, some.length, more.length);
        return all;
    }

    /** Stores that are read from another platform, ascending. */
    Iterable<Integer> stores() {
        return byStore.keySet();
    }

    /** Platforms that read a store from another one; each before the one that it reads from. */
    int[] of(int store) {
        return byStore.getOrDefault(store, NONE);
    }

    /** The platform that a reader reads a store from. */
    int primaryOf(int reader, int store) {
        return index.readsFrom(reader, store);
    }
}
