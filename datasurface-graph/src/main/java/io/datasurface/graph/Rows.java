package io.datasurface.graph;

import java.util.BitSet;

/** Compressed sparse rows: a list of ints per row. 4 bytes per row and 4 per entry. */
final class Rows {
    private final int[] starts;
    private final int[] entries;

    Rows(int[] starts, int[] entries) {
        this.starts = starts;
        this.entries = entries;
    }

    /** Where each row starts in the entries, and behind them where the last one ends. */
    int[] starts() {
        return starts;
    }

    /** The rows, one behind the other. */
    int[] entries() {
        return entries;
    }

    int rowCount() {
        return starts.length - 1;
    }

    int size(int row) {
        return starts[row + 1] - starts[row];
    }

    int get(int row, int index) {
        return entries[starts[row] + index];
    }

    /** Position in the entries. */
    int position(int row, int index) {
        return starts[row] + index;
    }

    /** The rows of the reversed graph; ascending, if the rows are visited in ascending order. Entries must be row numbers. */
    Rows reversed() {
        int[] reversedStarts = new int[starts.length];
        for (int entry : entries) {
            reversedStarts[entry + 1]++;
        }
        sum(reversedStarts);
        int[] reversed = new int[entries.length];
        for (int row = 0; row < rowCount(); row++) {
            for (int i = starts[row]; i < starts[row + 1]; i++) {
                reversed[reversedStarts[entries[i]]++] = row;
            }
        }
        shift(reversedStarts);
        return new Rows(reversedStarts, reversed);
    }

    /** The rows without the entries at some positions; the same object if there are none. */
    Rows without(BitSet positions) {
        if (positions.isEmpty()) {
            return this;
        }
        int[] keptStarts = starts.clone();
        int[] kept = new int[entries.length - positions.cardinality()];
        int left = 0;
        int begin = 0;
        int row = 0;
        for (int out = positions.nextSetBit(0); out >= 0; out = positions.nextSetBit(out + 1)) {
            System.arraycopy(entries, begin, kept, begin - left, out - begin);
            begin = out + 1;
            for (; starts[row] <= out; row++) {
                keptStarts[row] -= left;
            }
            left++;
        }
        System.arraycopy(entries, begin, kept, begin - left, entries.length - begin);
        for (; row < keptStarts.length; row++) {
            keptStarts[row] -= left;
        }
        return new Rows(keptStarts, kept);
    }

    /** Turns sizes, each stored one place to the right, into starts. */
    static void sum(int[] sizes) {
        for (int i = 1; i < sizes.length; i++) {
            sizes[i] = Math.addExact(sizes[i], sizes[i - 1]);
        }
    }

    /** Restores starts that were advanced to their ends while the rows were filled. */
    static void shift(int[] ends) {
        System.arraycopy(ends, 0, ends, 1, ends.length - 1);
        ends[0] = 0;
    }
}
