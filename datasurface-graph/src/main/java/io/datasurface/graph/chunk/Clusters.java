package io.datasurface.graph.chunk;

import java.util.Arrays;

/**
 * Joins pieces that belong together whatever the plan: exports that nothing waits for with their ingestion; chains without branches; twins,
 * which one piece feeds and the same pieces read; sources that nothing or the same pieces read. None of that can make a cycle: leaves have
 * nothing behind them, sources nothing before them, twins the same on both sides. Linear in the edges.
 */
final class Clusters {
    /** In place of the piece that feeds another one. */
    private static final int NOBODY = -1;

    private static final int SEVERAL = -2;

    /** Twins are looked for among the last pieces, one for each remainder of the number of their first reader. */
    private static final int SLOTS = 1 << 12;

    private final PieceColumns pieces;
    private final Adjacency next;
    private final long[] caps;
    private final int[] feederOf;
    private final int[] clusterOf;
    private final ChunkLoads loads;
    private final int[] lastTwin = new int[SLOTS];
    private final int[] lastSource = new int[SLOTS];
    private final IntList open = new IntList();
    private final long[] sum;
    private int idle = Partition.NONE;

    private Clusters(PieceColumns pieces, long[] caps) {
        this.pieces = pieces;
        this.next = pieces.next;
        this.caps = caps;
        this.feederOf = onlyFeeders(pieces.next);
        this.clusterOf = new int[pieces.size()];
        this.loads = new ChunkLoads(pieces);
        this.sum = new long[pieces.dimensions()];
        Arrays.fill(clusterOf, Partition.NONE);
        Arrays.fill(lastTwin, Partition.NONE);
        Arrays.fill(lastSource, Partition.NONE);
    }

    /** A number for each piece: that of its cluster. */
    @SuppressWarnings("ArrayRecordComponent")
    record Numbers(int[] clusterOf, int count) {}

    /**
     * Finds the clusters, numbered in the order of the first pieces of the ways to them.
     *
     * @param caps most that a cluster may cost; a single piece may cost more
     */
    static Numbers of(PieceColumns pieces, long[] caps) {
        Clusters clusters = new Clusters(pieces, caps);
        clusters.join();
        return new Numbers(clusters.clusterOf, clusters.loads.count());
    }

    private static int[] onlyFeeders(Adjacency next) {
        int[] feederOf = new int[next.size()];
        Arrays.fill(feederOf, NOBODY);
        for (int piece = 0; piece < feederOf.length; piece++) {
            for (int i = next.start[piece]; i < next.start[piece + 1]; i++) {
                int reader = next.target[i];
                feederOf[reader] = feederOf[reader] == NOBODY ? piece : SEVERAL;
            }
        }
        return feederOf;
    }

    private void join() {
        for (int piece = 0; piece < clusterOf.length; piece++) {
            // What one piece feeds has its turn when that piece has it.
            if (feederOf[piece] < 0) {
                put(piece, feederOf[piece] == NOBODY ? clusterOfSource(piece) : loads.addChunk());
                joinBehind(piece);
            }
        }
    }

    private void put(int piece, int cluster) {
        clusterOf[piece] = cluster;
        loads.add(piece, cluster);
    }

    private boolean isLeaf(int piece) {
        return next.start[piece] == next.start[piece + 1];
    }

    /** The only reader of a piece that is no leaf, if nothing else feeds that reader; none if there are several. */
    private int onlyReader(int piece) {
        int only = NOBODY;
        for (int i = next.start[piece]; i < next.start[piece + 1]; i++) {
            int reader = next.target[i];
            if (!isLeaf(reader) || feederOf[reader] != piece) {
                if (only != NOBODY || feederOf[reader] != piece) {
                    return SEVERAL;
                }
                only = reader;
            }
        }
        return only;
    }

    /** Where a piece goes that nothing feeds. */
    private int clusterOfSource(int source) {
        int reader = onlyReader(source);
        if (reader == SEVERAL) {
            return loads.addChunk();
        }
        if (reader == NOBODY) {
            if (idle == Partition.NONE || !fitsWithReaders(source, idle)) {
                idle = loads.addChunk();
            }
            return idle;
        }
        int slot = next.target[next.start[reader]] % SLOTS;
        int other = lastSource[slot];
        if (other != Partition.NONE && readAlike(other, reader) && fitsWithReaders(source, clusterOf[other])) {
            return clusterOf[other];
        }
        lastSource[slot] = reader;
        return loads.addChunk();
    }

    /** Whether a cluster has room for a piece, and for all that reads it but for what groups cost. */
    private boolean fitsWithReaders(int piece, int cluster) {
        if (!loads.fits(piece, cluster, caps)) {
            return false;
        }
        Arrays.fill(sum, 0);
        addCost(piece);
        for (int i = next.start[piece]; i < next.start[piece + 1]; i++) {
            addCost(next.target[i]);
        }
        for (int d = 0; d < sum.length; d++) {
            if (loads.load(cluster, d) + sum[d] > caps[d]) {
                return false;
            }
        }
        return true;
    }

    private void addCost(int piece) {
        for (int d = 0; d < sum.length; d++) {
            sum[d] += pieces.costs[pieces.costOf[piece] * sum.length + d];
        }
    }

    private boolean readAlike(int one, int other) {
        return Arrays.equals(
                next.target,
                next.start[one],
                next.start[one + 1],
                next.target,
                next.start[other],
                next.start[other + 1]);
    }

    /**
     * Finds clusters for the pieces that only this one feeds, and for those behind them. One method on purpose, and not in pieces: the virtual
     * machine's compiler takes several times as long for a loop into which it has put others.
     */
    private void joinBehind(int first) {
        open.add(first);
        while (!open.isEmpty()) {
            int piece = open.removeLast();
            int cluster = clusterOf[piece];
            int leaves = cluster;
            boolean isChain = onlyReader(piece) >= 0;
            int end = next.start[piece + 1];
            for (int i = next.start[piece]; i < end; i++) {
                int reader = next.target[i];
                if (feederOf[reader] != piece) {
                    continue;
                }
                int from = next.start[reader];
                int to = next.start[reader + 1];
                if (from == to) {
                    if (!loads.fits(reader, leaves, caps)) {
                        leaves = loads.addChunk();
                    }
                    put(reader, leaves);
                    continue;
                }
                open.add(reader);
                if (isChain && loads.fits(reader, cluster, caps)) {
                    put(reader, cluster);
                    continue;
                }
                int slot = next.target[from] % SLOTS;
                int other = lastTwin[slot];
                boolean areTwins = other != Partition.NONE
                        && feederOf[other] == piece
                        && next.start[other + 1] - next.start[other] == to - from
                        && loads.fits(reader, clusterOf[other], caps);
                for (int k = 0; areTwins && k < to - from; k++) {
                    areTwins = next.target[from + k] == next.target[next.start[other] + k];
                }
                if (!areTwins) {
                    lastTwin[slot] = reader;
                }
                put(reader, areTwins ? clusterOf[other] : loads.addChunk());
            }
        }
    }
}
