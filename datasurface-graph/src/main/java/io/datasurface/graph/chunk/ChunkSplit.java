package io.datasurface.graph.chunk;

import java.util.Comparator;

/**
 * A way to break a circle.
 *
 * @param leaving pieces that leave their chunk
 * @param pinned how many of them must not
 * @param moved how many of them had a chunk before
 * @param references about how many references that makes
 */
@SuppressWarnings("ArrayRecordComponent")
record ChunkSplit(int[] leaving, int pinned, int moved, int references) {
    static final Comparator<ChunkSplit> BEST_FIRST = Comparator.comparingInt(ChunkSplit::pinned)
            .thenComparingInt(ChunkSplit::moved)
            .thenComparingInt(ChunkSplit::references);

    boolean breaksPins() {
        return pinned > 0;
    }
}
