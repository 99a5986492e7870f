package io.datasurface.graph.chunk;

import java.util.ArrayDeque;
import java.util.Arrays;
import java.util.Deque;

/**
 * Makes the chunk graph acyclic when the pieces of chunks are given and others are in no chunk yet. A circle is broken at the chunk that
 * the fewest pieces have to leave, so a piece between two full chunks moves as little as possible, and nothing in other chunks.
 */
final class CycleBreaker {
    /** How often all pieces may be looked at before circles are broken in one go, with more moves. */
    private static final int PATIENCE = 20;

    private static final int LEAST_PATIENCE = 1_000_000;

    private final Partition partition;
    private final CutGraph graph;
    private final Evictor evictor;
    private final long[] caps;
    private final RankSplitter ranks;
    private final boolean[] isNew;
    private final boolean[] hasLeft;
    private final Deque<int[]> open = new ArrayDeque<>();
    private long patience;

    /**
     * Prepares.
     *
     * @param rankOfChunk an order of the chunks, best one that was right before
     * @param isNew whether a piece had no chunk before
     */
    CycleBreaker(Partition partition, Evictor evictor, long[] caps, int[] rankOfChunk, boolean[] isNew) {
        this.partition = partition;
        this.graph = partition.graph;
        this.evictor = evictor;
        this.caps = caps;
        this.ranks = new RankSplitter(partition, rankOfChunk);
        this.isNew = isNew;
        this.hasLeft = new boolean[graph.size()];
        this.patience = LEAST_PATIENCE + (long) PATIENCE * graph.size();
    }

    void run() {
        open.push(Ranges.upTo(graph.size()));
        while (!open.isEmpty()) {
            int[] pieces = open.pop();
            patience -= pieces.length;
            for (int[] circle : new Circles(partition, pieces).found()) {
                breakUp(circle);
                open.push(circle);
            }
        }
    }

    private void breakUp(int[] circle) {
        int[] chunks = Arrays.stream(circle)
                .map(piece -> partition.chunkOf[piece])
                .filter(chunk -> chunk != Partition.NONE)
                .sorted()
                .distinct()
                .toArray();
        if (patience < 0 && chunks.length > 1) {
            takeAll(patience < -LEAST_PATIENCE - (long) PATIENCE * graph.size() ? circle : ranks.misplaced(circle));
            return;
        }
        ChunkSplits splits = new ChunkSplits(partition, circle, isNew, evictor.pinned());
        ChunkSplit split = splits.best(chunks);
        patience -= splits.tried() * (long) circle.length;
        if (chunks.length > 1 || anyHasLeft(circle) || !joined(circle, chunks[0], split)) {
            takeAll(split.leaving());
        }
    }

    private boolean anyHasLeft(int[] circle) {
        return Arrays.stream(circle).anyMatch(piece -> partition.chunkOf[piece] == Partition.NONE && hasLeft[piece]);
    }

    /** Puts all of the circle into its only chunk, unless more pieces would have to leave it then than by the split. */
    private boolean joined(int[] circle, int chunk, ChunkSplit split) {
        int[] before = new int[circle.length];
        for (int i = 0; i < circle.length; i++) {
            before[i] = partition.chunkOf[circle[i]];
            partition.put(circle[i], chunk);
        }
        if (!partition.loads.within(chunk, caps)) {
            evictor.fit(chunk, circle, isNew);
        }
        int moved = 0;
        for (int i = 0; i < circle.length; i++) {
            moved += before[i] == chunk && partition.chunkOf[circle[i]] != chunk ? 1 : 0;
        }
        boolean fits = partition.loads.within(chunk, caps) || split.breaksPins();
        if (fits && moved <= split.moved()) {
            for (int i = 0; i < circle.length; i++) {
                hasLeft[circle[i]] |= partition.chunkOf[circle[i]] != chunk;
            }
            return true;
        }
        for (int i = 0; i < circle.length; i++) {
            if (before[i] == Partition.NONE) {
                partition.take(circle[i]);
            } else {
                partition.put(circle[i], before[i]);
            }
        }
        return false;
    }

    private void takeAll(int[] pieces) {
        for (int piece : pieces) {
            partition.take(piece);
            hasLeft[piece] = true;
        }
    }
}
