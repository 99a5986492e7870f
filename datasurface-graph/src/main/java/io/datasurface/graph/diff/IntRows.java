package io.datasurface.graph.diff;

/** Compressed sparse rows: a list of ints per row. */
final class IntRows {
    private final int[] starts;
    private final int[] entries;

    /** Row {@code r} is {@code entries[starts[r]]} to {@code entries[starts[r + 1] - 1]}. */
    IntRows(int[] starts, int[] entries) {
        this.starts = starts;
        this.entries = entries;
    }

    int[] starts() {
        return starts;
    }

    int[] entries() {
        return entries;
    }

    int count() {
        return starts.length - 1;
    }

    int size(int row) {
        return starts[row + 1] - starts[row];
    }

    int get(int row, int index) {
        return entries[starts[row] + index];
    }

    /** The row that holds an entry, by its position. */
    static int rowOf(int[] starts, int position) {
        int low = 0;
        int high = starts.length - 1;
        while (high - low > 1) {
            int middle = (low + high) >>> 1;
            if (starts[middle] <= position) {
                low = middle;
            } else {
                high = middle;
            }
        }
        return low;
    }
}
