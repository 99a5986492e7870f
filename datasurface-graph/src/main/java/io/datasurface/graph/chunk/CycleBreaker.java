package io.datasurface.graph.chunk;

import java.util.Arrays;

/**
 * Makes the chunk graph acyclic when the pieces of chunks are given and others are in no chunk yet. Takes out few pieces, and only of
 * chunks that are on a cycle.
 */
final class CycleBreaker {
    private static final int MOST_ROUNDS = 50;

    private final Partition partition;
    private final CutGraph graph;
    private final Evictor evictor;
    private final long[] caps;
    private final int[] rankOfChunk;
    private final boolean[] isNew;

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
        this.rankOfChunk = rankOfChunk;
        this.isNew = isNew;
    }

    void run() {
        for (int round = 0; ; round++) {
            int[] vertexOf = partition.vertices();
            int vertices = partition.chunks() + partition.unplaced();
            StrongComponents circles = StrongComponents.of(graph.next.quotient(vertexOf, vertices));
            if (circles.count == vertices) {
                return;
            }
            resolve(vertexOf, circles, round < MOST_ROUNDS);
        }
    }

    private void resolve(int[] vertexOf, StrongComponents circles, boolean gently) {
        int size = graph.size();
        int[] circleOf = new int[size];
        for (int piece = 0; piece < size; piece++) {
            circleOf[piece] = circles.componentOf[vertexOf[piece]];
        }
        int[] chunksIn = new int[circles.count];
        int[] lastChunk = new int[circles.count];
        for (int chunk = 0; chunk < partition.chunks(); chunk++) {
            chunksIn[circles.componentOf[chunk]]++;
            lastChunk[circles.componentOf[chunk]] = chunk;
        }
        int[] verticesIn = new int[circles.count];
        for (int vertex = 0; vertex < circles.componentOf.length; vertex++) {
            verticesIn[circles.componentOf[vertex]]++;
        }
        Adjacency members = Adjacency.rectangle(circles.count, size, circleOf, Ranges.upTo(size), size);
        int[] position = new int[size];
        for (int i = 0; i < size; i++) {
            position[graph.order[i]] = i;
        }
        for (int circle = 0; circle < circles.count; circle++) {
            if (verticesIn[circle] < 2) {
                continue;
            }
            int[] pieces = Arrays.copyOfRange(members.target, members.start[circle], members.start[circle + 1]);
            if (!gently) {
                for (int piece : pieces) {
                    partition.take(piece);
                }
            } else if (chunksIn[circle] == 1) {
                for (int piece : pieces) {
                    partition.put(piece, lastChunk[circle]);
                }
                if (!partition.loads.within(lastChunk[circle], caps)) {
                    evictor.fit(lastChunk[circle], pieces, isNew);
                }
            } else {
                separate(pieces, position, circleOf);
            }
        }
    }

    /** Several chunks on one cycle: takes out what would have to be in a later chunk, or what would have to be in an earlier one. */
    private void separate(int[] pieces, int[] position, int[] circleOf) {
        long[] byOrder = new long[pieces.length];
        for (int i = 0; i < pieces.length; i++) {
            byOrder[i] = ((long) position[pieces[i]] << 32) | pieces[i];
        }
        Arrays.sort(byOrder);
        for (int i = 0; i < pieces.length; i++) {
            pieces[i] = (int) byOrder[i];
        }
        boolean[] tooEarly = misplaced(pieces, position, circleOf, true);
        boolean[] tooLate = misplaced(pieces, position, circleOf, false);
        boolean[] less = damage(pieces, tooLate) <= damage(pieces, tooEarly) ? tooLate : tooEarly;
        for (int i = 0; i < pieces.length; i++) {
            if (less[i]) {
                partition.take(pieces[i]);
            }
        }
    }

    /** How many pieces would move and how many references that would make: one to each feeder that stays, one for all readers. */
    private long damage(int[] pieces, boolean[] moves) {
        long damage = 0;
        for (int at = 0; at < pieces.length; at++) {
            if (moves[at]) {
                int piece = pieces[at];
                damage += 1 + inChunkOf(graph.previous, piece) + Math.min(1, inChunkOf(graph.next, piece));
            }
        }
        return damage;
    }

    private int inChunkOf(Adjacency edges, int piece) {
        int count = 0;
        for (int i = edges.start[piece]; i < edges.start[piece + 1]; i++) {
            count += partition.chunkOf[edges.target[i]] == partition.chunkOf[piece] ? 1 : 0;
        }
        return count;
    }

    /** Which of the pieces are in chunks of a lower rank than something before them, or of a higher rank than something behind them. */
    private boolean[] misplaced(int[] pieces, int[] position, int[] circleOf, boolean forwards) {
        boolean[] misplaced = new boolean[pieces.length];
        int[] rank = new int[pieces.length];
        int none = forwards ? Integer.MIN_VALUE : Integer.MAX_VALUE;
        Adjacency edges = forwards ? graph.previous : graph.next;
        for (int step = 0; step < pieces.length; step++) {
            int at = forwards ? step : pieces.length - 1 - step;
            int piece = pieces[at];
            int chunk = partition.chunkOf[piece];
            int own = chunk == Partition.NONE ? none : rankOfChunk[chunk];
            rank[at] = own;
            for (int i = edges.start[piece]; i < edges.start[piece + 1]; i++) {
                int other = edges.target[i];
                if (circleOf[other] == circleOf[piece]) {
                    int otherRank = rank[indexOf(pieces, position, other)];
                    rank[at] = forwards ? Math.max(rank[at], otherRank) : Math.min(rank[at], otherRank);
                }
            }
            misplaced[at] = chunk != Partition.NONE && rank[at] != own;
        }
        return misplaced;
    }

    private static int indexOf(int[] pieces, int[] position, int piece) {
        int low = 0;
        int high = pieces.length - 1;
        while (low < high) {
            int middle = (low + high) >>> 1;
            if (position[pieces[middle]] < position[piece]) {
                low = middle + 1;
            } else {
                high = middle;
            }
        }
        return low;
    }
}
