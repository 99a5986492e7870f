package io.datasurface.graph.chunk;

import java.util.BitSet;

/**
 * Makes room in a chunk by taking out pieces from its edges: pieces that nothing in the chunk feeds or that feed nothing in it, one
 * after the other, so that no way leads out of the chunk and back.
 */
final class Evictor {
    private final Partition partition;
    private final CutGraph graph;
    private final long[] caps;
    private final boolean[] alone;
    private final boolean[] pinned;

    /**
     * Prepares.
     *
     * @param alone pieces that exceed a cap by themselves
     * @param pinned pieces that stay where they are
     */
    Evictor(Partition partition, long[] caps, boolean[] alone, boolean[] pinned) {
        this.partition = partition;
        this.graph = partition.graph;
        this.caps = caps;
        this.alone = alone;
        this.pinned = pinned;
    }

    boolean[] pinned() {
        return pinned;
    }

    /**
     * Takes out pieces until the chunk is within the caps, or until only pinned ones could leave.
     *
     * @param members the pieces of the chunk, ascending
     * @param isNew whether a piece had no chunk before: those go first
     */
    void fit(int chunk, int[] members, boolean[] isNew) {
        for (int piece : members) {
            if (alone[piece] && partition.loads.pieces(chunk) > 1) {
                isolate(piece, chunk);
            }
        }
        while (!partition.loads.within(chunk, caps) && partition.loads.pieces(chunk) > 1) {
            int piece = leastMissed(chunk, members, isNew);
            if (piece == Partition.NONE) {
                return;
            }
            partition.take(piece);
        }
    }

    /** Takes out a piece that is too large, with what is before or behind it, whichever is less. One that must stay is left by the others. */
    private void isolate(int piece, int chunk) {
        IntList before = reach(graph.previous, piece, chunk);
        IntList behind = reach(graph.next, piece, chunk);
        if (pinned[piece] || (anyPinned(before) && anyPinned(behind))) {
            return;
        }
        boolean leaveBefore = anyPinned(before) || (behind.size() <= before.size() && !anyPinned(behind));
        takeAll(leaveBefore ? behind : before);
        partition.take(piece);
    }

    private boolean anyPinned(IntList pieces) {
        for (int i = 0; i < pieces.size(); i++) {
            if (pinned[pieces.get(i)]) {
                return true;
            }
        }
        return false;
    }

    private void takeAll(IntList pieces) {
        for (int i = 0; i < pieces.size(); i++) {
            partition.take(pieces.get(i));
        }
    }

    private IntList reach(Adjacency edges, int piece, int chunk) {
        IntList reached = new IntList();
        BitSet seen = new BitSet();
        seen.set(piece);
        int at = piece;
        for (int next = 0; ; next++) {
            for (int i = edges.start[at]; i < edges.start[at + 1]; i++) {
                int other = edges.target[i];
                if (partition.chunkOf[other] == chunk && !seen.get(other)) {
                    seen.set(other);
                    reached.add(other);
                }
            }
            if (next == reached.size()) {
                return reached;
            }
            at = reached.get(next);
        }
    }

    /** The piece that is missed least; {@link Partition#NONE} if those that could leave are pinned. */
    private int leastMissed(int chunk, int[] members, boolean[] isNew) {
        int best = Partition.NONE;
        double bestScore = -1;
        for (int piece : members) {
            if (partition.chunkOf[piece] != chunk || pinned[piece]) {
                continue;
            }
            int before = neighbours(graph.previous, piece, chunk);
            int behind = neighbours(graph.next, piece, chunk);
            if (before > 0 && behind > 0) {
                continue;
            }
            double score = usefulness(piece, chunk) / (1 + before + behind) * (isNew[piece] ? 4 : 1);
            if (score > bestScore) {
                best = piece;
                bestScore = score;
            }
        }
        return best;
    }

    private int neighbours(Adjacency edges, int piece, int chunk) {
        int count = 0;
        for (int i = edges.start[piece]; i < edges.start[piece + 1]; i++) {
            count += partition.chunkOf[edges.target[i]] == chunk ? 1 : 0;
        }
        return count;
    }

    /** Share of a piece's cost that relieves the chunk; more if the piece alone is enough. */
    private double usefulness(int piece, int chunk) {
        double helps = 0;
        double costs = 1e-9;
        boolean enough = true;
        partition.loads.remove(piece, chunk);
        long[] amounts = partition.loads.growth(piece, chunk);
        for (int d = 0; d < graph.dimensions(); d++) {
            double unit = Math.max(1.0, (double) caps[d]);
            long over = Math.max(0, partition.loads.load(chunk, d) + amounts[d] - caps[d]);
            helps += Math.min(over, amounts[d]) / unit;
            costs += amounts[d] / unit;
            enough &= amounts[d] >= over;
        }
        partition.loads.add(piece, chunk);
        return helps / costs * (enough ? 2 : 1) + 1e-6;
    }
}
