package io.datasurface.graph;

import java.util.Arrays;

/** Ints that are appended, then frozen to an array. */
final class IntColumn {
    private int[] values = new int[16];
    private int size;

    void add(int value) {
        if (size == values.length) {
            values = Arrays.copyOf(values, size + (size >> 1));
        }
        values[size++] = value;
    }

    void addAll(int[] more) {
        for (int value : more) {
            add(value);
        }
    }

    int get(int index) {
        return values[index];
    }

    int size() {
        return size;
    }

    int[] toArray() {
        return Arrays.copyOf(values, size);
    }

    /** Reads the values as the sizes of ranges: returns where each range starts, and behind them where the last one ends. */
    int[] toStarts() {
        int[] starts = new int[size + 1];
        for (int i = 0; i < size; i++) {
            starts[i + 1] = Math.addExact(starts[i], values[i]);
        }
        return starts;
    }
}
