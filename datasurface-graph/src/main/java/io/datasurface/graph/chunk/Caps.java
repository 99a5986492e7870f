package io.datasurface.graph.chunk;

import java.util.List;

/** The limits as arrays, in the order of the dimensions. */
final class Caps {
    private final long[] hard;
    private final long[] target;
    private final long[][] cells;

    private Caps(long[] hard, long[] target, long[][] cells) {
        this.hard = hard;
        this.target = target;
        this.cells = cells;
    }

    /** Most that a chunk may cost, also so that it fits into at least one cell. */
    long[] hard() {
        return hard;
    }

    /** Up to where a new chunk is filled. */
    long[] target() {
        return target;
    }

    /** Capacities of each cell. */
    long[][] cells() {
        return cells;
    }

    static Caps of(List<String> dimensions, ChunkLimits limits) {
        int count = dimensions.size();
        long[] hard = new long[count];
        long[] target = new long[count];
        long[][] cells = new long[limits.cells().size()][count];
        for (int d = 0; d < count; d++) {
            String name = dimensions.get(d);
            long roomiest = 0;
            for (int cell = 0; cell < cells.length; cell++) {
                cells[cell][d] = limits.cells().get(cell).capacity().getOrDefault(name, Long.MAX_VALUE);
                roomiest = Math.max(roomiest, cells[cell][d]);
            }
            long cap = limits.hardCap().getOrDefault(name, Long.MAX_VALUE);
            hard[d] = Math.min(roomiest, cap);
            target[d] = Math.min(hard[d], fill(cap, limits.targetFill()));
        }
        return new Caps(hard, target, cells);
    }

    /** The fill is a share of what a chunk may cost; the room of a cell is for all its chunks, and to fill it needs no reserve. */
    private static long fill(long cap, double targetFill) {
        return cap == Long.MAX_VALUE ? cap : Math.max(Math.min(1, cap), (long) Math.floor(cap * targetFill));
    }
}
