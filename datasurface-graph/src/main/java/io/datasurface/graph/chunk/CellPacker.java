package io.datasurface.graph.chunk;

import java.util.Arrays;
import java.util.Comparator;

/** Finds a cell for each chunk that has none. */
final class CellPacker {
    private final Partition partition;
    private final Caps caps;
    private final Cells cells;
    private final boolean[] pinned;

    /**
     * Prepares.
     *
     * @param pinned which of the first chunks stay where they are
     */
    CellPacker(Partition partition, Caps caps, Cells cells, boolean[] pinned) {
        this.partition = partition;
        this.caps = caps;
        this.cells = cells;
        this.pinned = pinned;
    }

    private boolean mayMove(int chunk) {
        return chunk >= pinned.length || !pinned[chunk];
    }

    /** Takes whole chunks out of cells that hold more than they may, as few as will do; those that go nowhere else stay. */
    void relieve() {
        boolean moved = true;
        while (moved) {
            moved = false;
            for (int cell = 0; cell < caps.cells().length; cell++) {
                int chunk = cells.overfull(cell) ? mostHelpful(cell) : Cells.NONE;
                if (chunk != Cells.NONE) {
                    cells.put(chunk, cells.firstWithRoom(load(chunk)));
                    moved = true;
                }
            }
        }
    }

    private int mostHelpful(int cell) {
        int best = Cells.NONE;
        double bestScore = 0;
        for (int chunk = 0; chunk < partition.chunks(); chunk++) {
            if (cells.cellOf(chunk) != cell || !mayMove(chunk) || cells.firstWithRoom(load(chunk)) == Cells.NONE) {
                continue;
            }
            double helps = 0;
            double costs = 1e-9;
            for (int d = 0; d < partition.graph.dimensions(); d++) {
                double unit = Math.max(1.0, (double) caps.cells()[cell][d]);
                helps += Math.min(partition.loads.load(chunk, d), cells.missing(cell, d)) / unit;
                costs += partition.loads.load(chunk, d) / unit;
            }
            // What helps enough wins over what helps exactly, and then what is small.
            double score = helps * (1 + helps / costs);
            if (score > bestScore) {
                best = chunk;
                bestScore = score;
            }
        }
        return best;
    }

    /** Puts chunks that have no cell into the first that has room, in the order of their levels; larger ones first where that would not do. */
    void pack() {
        Integer[] open = Arrays.stream(Ranges.upTo(partition.chunks()))
                .filter(chunk -> partition.loads.pieces(chunk) > 0 && cells.cellOf(chunk) == Cells.NONE)
                .boxed()
                .toArray(Integer[]::new);
        Arrays.sort(open, Comparator.<Integer>comparingLong(partition::level).thenComparingInt(chunk -> chunk));
        if (firstFit(open)) {
            return;
        }
        for (int chunk : open) {
            cells.take(chunk);
        }
        Arrays.sort(
                open,
                Comparator.<Integer>comparingDouble(chunk -> -partition.loads.fill(chunk, caps.hard()))
                        .thenComparingInt(chunk -> chunk));
        if (!firstFit(open)) {
            for (int chunk : open) {
                if (cells.cellOf(chunk) == Cells.NONE) {
                    cells.put(chunk, cells.leastOverfilled(load(chunk)));
                }
            }
            relieve();
        }
    }

    private boolean firstFit(Integer[] chunks) {
        boolean all = true;
        for (int chunk : chunks) {
            int cell = cells.firstWithRoom(load(chunk));
            if (cell == Cells.NONE) {
                all = false;
            } else {
                cells.put(chunk, cell);
            }
        }
        return all;
    }

    private long[] load(int chunk) {
        long[] load = new long[partition.graph.dimensions()];
        for (int d = 0; d < load.length; d++) {
            load[d] = partition.loads.load(chunk, d);
        }
        return load;
    }
}
