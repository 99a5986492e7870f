package io.datasurface.graph.chunk;

import java.util.Arrays;

/** A list of longs that grows. */
final class LongList {
    private long[] items = new long[8];
    private int size;

    void add(long item) {
        if (size == items.length) {
            items = Arrays.copyOf(items, size * 2);
        }
        items[size++] = item;
    }

    long get(int index) {
        return items[index];
    }

    long[] toArray() {
        return Arrays.copyOf(items, size);
    }

    void clear() {
        size = 0;
    }
}
