package io.datasurface.graph.chunk;

import java.util.BitSet;

/**
 * Finds chunks, after a large change, for pieces that are in none, so that neither has another chunk to go to a later level nor a piece to leave its own:
 * what feeds a chunk can be in it if all else that feeds it comes before, and what is behind the last step can be at it.
 */
final class Gatherer {
    /** So many pieces are gathered in one chunk at most. */
    private static final int MOST = 64;

    /** What has left its chunk more often stays where it is, or this would have no end. */
    private static final int MOST_LEFT = 1;

    private final Partition partition;
    private final CutGraph graph;
    private final long[] caps;
    private final boolean[] alone;
    private final byte[] timesLeft;

    /**
     * Prepares.
     *
     * @param alone pieces that exceed a cap by themselves
     * @param timesLeft how often pieces have left their chunks; the caller counts
     */
    Gatherer(Partition partition, long[] caps, boolean[] alone, byte[] timesLeft) {
        this.partition = partition;
        this.graph = partition.graph;
        this.caps = caps;
        this.alone = alone;
        this.timesLeft = timesLeft;
    }

    private boolean mayJoin(int piece) {
        return !alone[piece] && timesLeft[piece] <= MOST_LEFT;
    }

    /**
     * Puts what feeds a piece and is in no chunk into the chunk of the piece, as far as it is not before that.
     *
     * @return what was put there; nothing if something else feeds the piece that is not before its chunk, or if there is no room
     */
    IntList gather(int piece) {
        int chunk = partition.chunkOf[piece];
        IntList found = new IntList();
        BitSet seen = new BitSet();
        boolean possible = collect(piece, chunk, found, seen);
        for (int at = 0; possible && at < found.size(); at++) {
            possible = collect(found.get(at), chunk, found, seen);
        }
        for (int put = 0; possible && put < found.size(); put++) {
            possible = partition.loads.fits(found.get(put), chunk, caps);
            if (possible) {
                partition.put(found.get(put), chunk);
            }
        }
        if (!possible) {
            for (int at = 0; at < found.size(); at++) {
                partition.take(found.get(at));
            }
            found.clear();
        }
        return found;
    }

    private boolean collect(int piece, int chunk, IntList found, BitSet seen) {
        for (int i = graph.previous.start[piece]; i < graph.previous.start[piece + 1]; i++) {
            int feeder = graph.previous.target[i];
            long its = partition.levelOfPiece(feeder);
            if (its < partition.level(chunk) || partition.chunkOf[feeder] == chunk || seen.get(feeder)) {
                continue;
            }
            boolean isFree = partition.chunkOf[feeder] == Partition.NONE && its != ChunkOrder.OPEN;
            if (!isFree || !mayJoin(feeder) || found.size() >= MOST) {
                return false;
            }
            seen.set(feeder);
            found.add(feeder);
        }
        return true;
    }

    /**
     * Puts a piece into a chunk of the last step, best the one that feeds it most. What else feeds it from there has to leave then.
     *
     * @return whether it is there
     */
    boolean keepAt(int piece, long last) {
        if (!mayJoin(piece)) {
            return false;
        }
        LongIntMap counts = new LongIntMap(16);
        int best = Partition.NONE;
        int most = 0;
        for (int i = graph.previous.start[piece]; i < graph.previous.start[piece + 1]; i++) {
            int chunk = partition.chunkOf[graph.previous.target[i]];
            if (chunk != Partition.NONE && isPossible(piece, chunk, last) && counts.add(chunk, 1) > most) {
                most = counts.get(chunk);
                best = chunk;
            }
        }
        for (int chunk = partition.chunks() - 1; best == Partition.NONE && chunk >= 0; chunk--) {
            best = isPossible(piece, chunk, last) ? chunk : best;
        }
        partition.put(piece, best == Partition.NONE ? partition.addChunk(last) : best);
        return true;
    }

    private boolean isPossible(int piece, int chunk, long last) {
        return partition.level(chunk) == last && partition.loads.fits(piece, chunk, caps);
    }
}
