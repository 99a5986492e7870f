package io.datasurface.graph;

import java.util.function.IntFunction;
import java.util.function.IntUnaryOperator;

/** Binary search in what has ids in ascending order. */
final class NameSearch {
    private NameSearch() {}

    /** Returns the id in {@code from .. to - 1} with that name, or -1. */
    static int find(int from, int to, IntFunction<String> names, String name) {
        int low = from;
        int high = to - 1;
        while (low <= high) {
            int middle = (low + high) >>> 1;
            int order = names.apply(middle).compareTo(name);
            if (order == 0) {
                return middle;
            }
            if (order < 0) {
                low = middle + 1;
            } else {
                high = middle - 1;
            }
        }
        return -1;
    }

    /** Returns the position in {@code from .. to - 1} with that value, or {@code -(insertion point) - 1}. */
    static int find(int from, int to, IntUnaryOperator values, int value) {
        int low = from;
        int high = to - 1;
        while (low <= high) {
            int middle = (low + high) >>> 1;
            int at = values.applyAsInt(middle);
            if (at == value) {
                return middle;
            }
            if (at < value) {
                low = middle + 1;
            } else {
                high = middle - 1;
            }
        }
        return -low - 1;
    }
}
