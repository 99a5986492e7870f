package io.datasurface.graph.chunk;

/**
 * The levels of pieces that are in no chunk, by what feeds them. After a large change they are whole steps: a piece is at the step of the last chunks
 * that feed it if these are one chunk, its host, with which it can be together; otherwise it needs the next step. So new chunks are at steps that are
 * there, and not between two, where each would make the longest chain of chunks longer. After a small change a piece is just behind what feeds it.
 */
final class Hosts {
    private final Partition partition;
    private final CutGraph graph;
    private final long[] caps;
    private final boolean[] alone;
    private final boolean whole;

    /** By piece: the vertex that it can be together with; itself if it needs a step of its own. */
    private final int[] hostOf;

    private long level;
    private long nearest;
    private int host;

    /**
     * Prepares.
     *
     * @param caps of chunks that are hosts
     * @param alone pieces that exceed a cap by themselves, which have no host and are none
     * @param whole whether levels are whole steps
     */
    Hosts(Partition partition, long[] caps, boolean[] alone, boolean whole) {
        this.partition = partition;
        this.graph = partition.graph;
        this.caps = caps;
        this.alone = alone;
        this.whole = whole;
        this.hostOf = whole ? Ranges.upTo(graph.size()) : new int[0];
    }

    boolean areWhole() {
        return whole;
    }

    /** The vertex of a piece: chunks come behind the pieces. */
    int vertex(int piece) {
        int chunk = partition.chunkOf[piece];
        return chunk == Partition.NONE ? piece : graph.size() + chunk;
    }

    /** The vertex with which a piece can be, or is. */
    int host(int piece) {
        if (!whole || partition.chunkOf[piece] != Partition.NONE) {
            return vertex(piece);
        }
        int of = hostOf[piece];
        return of < graph.size() ? vertex(of) : of;
    }

    /** Whether the host of a piece is a chunk. */
    boolean isHostChunk(int piece) {
        return host(piece) >= graph.size();
    }

    /** Sets the host of a piece; gives the one before. */
    int rehost(int piece, int vertex) {
        if (!whole) {
            return vertex;
        }
        int before = hostOf[piece];
        hostOf[piece] = vertex;
        return before;
    }

    /** Finds {@link #level}, {@link #nearest} and {@link #host} of a piece. */
    void look(int piece) {
        // After a small change there is room before the first chunks, too; after a large one the first step is kept
        // free.
        level = whole ? 0 : -ChunkOrder.STEP;
        host = piece;
        long step = -1;
        for (int i = graph.previous.start[piece]; i < graph.previous.start[piece + 1]; i++) {
            int feeder = graph.previous.target[i];
            long its = partition.levelOfPiece(feeder);
            if (its == ChunkOrder.OPEN) {
                continue;
            }
            level = Math.max(level, its + 1);
            if (whole && its / ChunkOrder.STEP > step) {
                step = its / ChunkOrder.STEP;
                host = host(feeder);
            } else if (whole && its / ChunkOrder.STEP == step && host(feeder) != host) {
                host = piece;
            }
        }
        nearest = level;
        if (step >= 0 && (host == piece || alone[piece] || !hasRoom(piece))) {
            host = piece;
            level = (step + 1) * ChunkOrder.STEP;
        }
    }

    private boolean hasRoom(int piece) {
        return host < graph.size() ? !alone[host] : partition.loads.fits(piece, host - graph.size(), caps);
    }

    /** The level of the piece that was looked at. */
    long level() {
        return level;
    }

    /** The level just behind what feeds the piece that was looked at, which may be between two steps. */
    long nearest() {
        return nearest;
    }

    /** The host of the piece that was looked at. */
    int host() {
        return host;
    }

    /** The level of a piece that is in no chunk, if a piece that feeds it went to a chunk. */
    long levelBehind(int reader, int piece, int chunk) {
        long its = partition.levelOfPiece(reader);
        long behind = partition.level(chunk) + 1;
        long step = its / ChunkOrder.STEP;
        long chunkStep = partition.level(chunk) / ChunkOrder.STEP;
        if (!whole || chunkStep != step) {
            return Math.max(its, behind);
        }
        int itsHost = host(reader);
        boolean together = itsHost == reader || itsHost == graph.size() + chunk || itsHost == host(piece);
        return together ? Math.max(its, behind) : (step + 1) * ChunkOrder.STEP;
    }
}
