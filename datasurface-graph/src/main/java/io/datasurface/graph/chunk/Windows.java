package io.datasurface.graph.chunk;

/**
 * Between which levels pieces that are in no chunk can go: the level that the partition knows is the first, this knows the last. What reads a piece and is
 * in no chunk either makes way for it as far as it can.
 */
final class Windows {
    private final Partition partition;
    private final CutGraph graph;
    private final long[] last;
    private final Hosts hosts;
    private final long highest;
    private int host;

    /**
     * Prepares; all pieces that are in no chunk have a level.
     *
     * @param highest the last level for what nothing else limits, after a large change
     */
    Windows(Partition partition, Hosts hosts, long highest) {
        this.hosts = hosts;
        this.highest = highest;
        this.partition = partition;
        this.graph = partition.graph;
        this.last = new long[graph.size()];
        for (int at = graph.order.length - 1; at >= 0; at--) {
            int piece = graph.order[at];
            if (partition.chunkOf[piece] == Partition.NONE) {
                last[piece] = before(piece);
            }
        }
    }

    private long before(int piece) {
        long level = hosts.areWhole()
                ? Math.max(highest + ChunkOrder.STEP - 1, partition.levelOfPiece(piece))
                : Long.MAX_VALUE;
        for (int i = graph.next.start[piece]; i < graph.next.start[piece + 1]; i++) {
            level = Math.min(level, last(graph.next.target[i]) - 1);
        }
        return level;
    }

    /** Tells that vertices have gone to later levels, so that what is before them has more room. */
    void raised(IntList vertices, ChunkMembers members) {
        IntList changed = new IntList();
        for (int i = 0; i < vertices.size(); i++) {
            int vertex = vertices.get(i);
            if (vertex < graph.size()) {
                widen(vertex, changed);
            } else {
                for (int piece : members.of(vertex - graph.size())) {
                    widen(piece, changed);
                }
            }
        }
        while (!changed.isEmpty()) {
            widen(changed.removeLast(), changed);
        }
    }

    private void widen(int piece, IntList changed) {
        for (int i = graph.previous.start[piece]; i < graph.previous.start[piece + 1]; i++) {
            int feeder = graph.previous.target[i];
            if (partition.chunkOf[feeder] == Partition.NONE) {
                long level = before(feeder);
                if (level > last[feeder]) {
                    last[feeder] = level;
                    changed.add(feeder);
                }
            }
        }
    }

    /** The last level where a piece can go, or where it is. */
    long last(int piece) {
        int chunk = partition.chunkOf[piece];
        return chunk == Partition.NONE ? last[piece] : partition.level(chunk);
    }

    /** Whether there is no step where a piece that is in no chunk can go. */
    boolean isBetweenSteps(int piece) {
        return ChunkOrder.step(partition.levelOfPiece(piece)) > last[piece];
    }

    /** Whether a piece can go to a chunk, without any chunk going to another level. */
    boolean allows(int piece, int chunk) {
        long level = partition.level(chunk);
        for (int i = graph.previous.start[piece]; i < graph.previous.start[piece + 1]; i++) {
            int feeder = graph.previous.target[i];
            if (partition.chunkOf[feeder] != chunk && partition.levelOfPiece(feeder) >= level) {
                return false;
            }
        }
        for (int i = graph.next.start[piece]; i < graph.next.start[piece + 1]; i++) {
            int reader = graph.next.target[i];
            int its = partition.chunkOf[reader];
            long least = its == Partition.NONE ? hosts.levelBehind(reader, piece, chunk) : level + 1;
            if (its != chunk && last(reader) < least) {
                return false;
            }
        }
        return true;
    }

    /** Tells that a piece is in a chunk now. */
    void placed(int piece) {
        long level = partition.levelOfPiece(piece);
        IntList changed = new IntList();
        push(piece, level, changed);
        while (!changed.isEmpty()) {
            int other = changed.removeLast();
            push(other, partition.levelOfPiece(other), changed);
        }
        pull(piece, level, changed);
        while (!changed.isEmpty()) {
            int other = changed.removeLast();
            pull(other, last[other], changed);
        }
    }

    private void push(int piece, long level, IntList changed) {
        for (int i = graph.next.start[piece]; i < graph.next.start[piece + 1]; i++) {
            int reader = graph.next.target[i];
            if (partition.chunkOf[reader] != Partition.NONE) {
                continue;
            }
            long its = partition.levelOfPiece(reader);
            long least = hosts.areWhole() ? step(reader) : level + 1;
            boolean isRehosted = hosts.areWhole() && hosts.rehost(reader, host) != host;
            if (its < least || isRehosted) {
                partition.relevelPiece(reader, Math.max(its, least));
                changed.add(reader);
            }
        }
    }

    /** Finds the level and the {@link #host} of a piece; where no step is left for it, the level is between two. */
    private long step(int piece) {
        hosts.look(piece);
        boolean fits = hosts.level() <= last[piece];
        host = fits ? hosts.host() : piece;
        return fits ? hosts.level() : hosts.nearest();
    }

    private void pull(int piece, long level, IntList changed) {
        for (int i = graph.previous.start[piece]; i < graph.previous.start[piece + 1]; i++) {
            int feeder = graph.previous.target[i];
            if (partition.chunkOf[feeder] == Partition.NONE && last[feeder] >= level) {
                last[feeder] = level - 1;
                changed.add(feeder);
            }
        }
    }
}
