package io.datasurface.graph;

import java.util.Arrays;

/**
 * Sorts pairs of a dataset, in the upper half of a long, and a group, in the lower half: by dataset only, equal ones stay in the order in
 * which they came. Few by comparing, many digit by digit. Keeps its buffers for the next use.
 */
final class WishSorter {
    private static final int FEW = 300;
    private static final int MOST_DIGIT_BITS = 12;

    private long[] pairs = new long[FEW];
    private long[] other = new long[0];
    private int size;

    /** Begins anew. */
    void clear() {
        size = 0;
    }

    /** Takes a pair. Groups must come in ascending order. */
    void add(int dataset, int group) {
        if (size == pairs.length) {
            pairs = Arrays.copyOf(pairs, size + (size >> 1));
        }
        pairs[size++] = (long) dataset << Integer.SIZE | group;
    }

    int size() {
        return size;
    }

    /** The sorted pairs, and behind them anything. */
    long[] sorted() {
        if (size < FEW) {
            Arrays.sort(pairs, 0, size);
            return pairs;
        }
        int least = Integer.MAX_VALUE;
        int greatest = 0;
        for (int i = 0; i < size; i++) {
            int dataset = (int) (pairs[i] >>> Integer.SIZE);
            least = Math.min(least, dataset);
            greatest = Math.max(greatest, dataset);
        }
        int bits = Integer.SIZE - Integer.numberOfLeadingZeros(greatest - least);
        if (other.length < size) {
            other = new long[pairs.length];
        }
        int passes = (bits + MOST_DIGIT_BITS - 1) / MOST_DIGIT_BITS;
        for (int pass = 0; pass < passes; pass++) {
            int from = bits * pass / passes;
            sortByDigit(least, from, bits * (pass + 1) / passes - from);
        }
        return pairs;
    }

    private void sortByDigit(int least, int from, int digitBits) {
        int mask = (1 << digitBits) - 1;
        int[] ends = new int[mask + 2];
        for (int i = 0; i < size; i++) {
            ends[(((int) (pairs[i] >>> Integer.SIZE) - least) >>> from & mask) + 1]++;
        }
        Rows.sum(ends);
        for (int i = 0; i < size; i++) {
            long pair = pairs[i];
            other[ends[((int) (pair >>> Integer.SIZE) - least) >>> from & mask]++] = pair;
        }
        long[] swap = pairs;
        pairs = other;
        other = swap;
    }
}
