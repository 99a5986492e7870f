package io.datasurface.graph.chunk;

import java.util.Arrays;

/** What each cell holds while a plan is made, and where chunks go. */
final class Cells {
    static final int NONE = -1;

    private final Partition partition;
    private final long[][] capacity;
    private final long[][] load;
    private int[] cellOf = new int[16];

    Cells(Partition partition, Caps caps) {
        this.partition = partition;
        this.capacity = caps.cells();
        this.load = new long[capacity.length][partition.graph.dimensions()];
        Arrays.fill(cellOf, NONE);
    }

    int cellOf(int chunk) {
        return chunk < cellOf.length ? cellOf[chunk] : NONE;
    }

    /** What all chunks of a cell cost together. */
    long load(int cell, int dimension) {
        return load[cell][dimension];
    }

    long missing(int cell, int dimension) {
        return Math.max(0, load[cell][dimension] - capacity[cell][dimension]);
    }

    boolean overfull(int cell) {
        for (int d = 0; d < load[cell].length; d++) {
            if (missing(cell, d) > 0) {
                return true;
            }
        }
        return false;
    }

    /** Puts a chunk into a cell, with all that it costs now. */
    void put(int chunk, int cell) {
        if (chunk >= cellOf.length) {
            int before = cellOf.length;
            cellOf = Arrays.copyOf(cellOf, Math.max(chunk + 1, before * 2));
            Arrays.fill(cellOf, before, cellOf.length, NONE);
        }
        take(chunk);
        cellOf[chunk] = cell;
        for (int d = 0; d < load[cell].length; d++) {
            load[cell][d] += partition.loads.load(chunk, d);
        }
    }

    /** Takes a chunk out of its cell; it must cost what it cost when it was put there, growth apart that {@link #grow} told. */
    void take(int chunk) {
        int cell = cellOf(chunk);
        if (cell != NONE) {
            for (int d = 0; d < load[cell].length; d++) {
                load[cell][d] -= partition.loads.load(chunk, d);
            }
            cellOf[chunk] = NONE;
        }
    }

    /** Whether a chunk could grow by so much where it is. */
    boolean allows(int chunk, long[] growth) {
        int cell = cellOf(chunk);
        return cell == NONE || hasRoom(cell, growth);
    }

    void grow(int chunk, long[] growth) {
        int cell = cellOf(chunk);
        if (cell != NONE) {
            for (int d = 0; d < growth.length; d++) {
                load[cell][d] += growth[d];
            }
        }
    }

    private boolean hasRoom(int cell, long[] amounts) {
        for (int d = 0; d < amounts.length; d++) {
            // What needs nothing of a dimension does no harm, even if there is too much of it already.
            if (amounts[d] > 0 && load[cell][d] + amounts[d] > capacity[cell][d]) {
                return false;
            }
        }
        return true;
    }

    /** The first cell with room for so much; {@link #NONE} if there is none. */
    int firstWithRoom(long[] amounts) {
        for (int cell = 0; cell < capacity.length; cell++) {
            if (hasRoom(cell, amounts)) {
                return cell;
            }
        }
        return NONE;
    }

    /** The cell that is overfilled least by so much, relative to its capacities. */
    int leastOverfilled(long[] amounts) {
        int best = 0;
        double least = Double.MAX_VALUE;
        for (int cell = 0; cell < capacity.length; cell++) {
            double over = 0;
            for (int d = 0; d < amounts.length; d++) {
                double excess = (double) load[cell][d] + amounts[d] - capacity[cell][d];
                over = Math.max(over, excess / Math.max(1.0, (double) capacity[cell][d]));
            }
            if (over < least) {
                least = over;
                best = cell;
            }
        }
        return best;
    }
}
