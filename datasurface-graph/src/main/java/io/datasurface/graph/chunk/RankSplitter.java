package io.datasurface.graph.chunk;

import java.util.Arrays;

/** Breaks a large circle of chunks in one go, by an order of the chunks that was right before. */
final class RankSplitter {
    private final Partition partition;
    private final CutGraph graph;
    private final int[] rankOfChunk;
    private final int[] position;

    RankSplitter(Partition partition, int[] rankOfChunk) {
        this.partition = partition;
        this.graph = partition.graph;
        this.rankOfChunk = rankOfChunk;
        this.position = new int[graph.size()];
        for (int i = 0; i < position.length; i++) {
            position[graph.order[i]] = i;
        }
    }

    /** The pieces of the circle that would have to be in a later chunk, or those that would have to be in an earlier one. */
    int[] misplaced(int[] circle) {
        int[] pieces = inOrder(circle);
        boolean[] tooEarly = misplaced(pieces, true);
        boolean[] tooLate = misplaced(pieces, false);
        boolean[] less = damage(pieces, tooLate) <= damage(pieces, tooEarly) ? tooLate : tooEarly;
        IntList leaving = new IntList();
        for (int i = 0; i < pieces.length; i++) {
            if (less[i]) {
                leaving.add(pieces[i]);
            }
        }
        return leaving.toArray();
    }

    private int[] inOrder(int[] circle) {
        long[] byOrder = new long[circle.length];
        for (int i = 0; i < circle.length; i++) {
            byOrder[i] = ((long) position[circle[i]] << 32) | circle[i];
        }
        Arrays.sort(byOrder);
        return Arrays.stream(byOrder).mapToInt(packed -> (int) packed).toArray();
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
    private boolean[] misplaced(int[] pieces, boolean forwards) {
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
                int other = indexOf(pieces, edges.target[i]);
                if (other >= 0) {
                    rank[at] = forwards ? Math.max(rank[at], rank[other]) : Math.min(rank[at], rank[other]);
                }
            }
            misplaced[at] = chunk != Partition.NONE && rank[at] != own;
        }
        return misplaced;
    }

    private int indexOf(int[] pieces, int piece) {
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
        return pieces[low] == piece ? low : -1;
    }
}
