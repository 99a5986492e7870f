package io.datasurface.graph.chunk;

/**
 * Between which levels pieces that are in no chunk can go: the level that the partition knows is the first, this knows the last. What reads a piece and is
 * in no chunk either makes way for it as far as it can.
 */
final class Windows {
    private final Partition partition;
    private final CutGraph graph;
    private final long[] last;

    /** Prepares; all pieces that are in no chunk have a level. */
    Windows(Partition partition) {
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
        long level = Long.MAX_VALUE;
        for (int i = graph.next.start[piece]; i < graph.next.start[piece + 1]; i++) {
            level = Math.min(level, last(graph.next.target[i]) - 1);
        }
        return level;
    }

    /** The last level where a piece can go, or where it is. */
    long last(int piece) {
        int chunk = partition.chunkOf[piece];
        return chunk == Partition.NONE ? last[piece] : partition.level(chunk);
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
            if (partition.chunkOf[reader] != chunk && last(reader) <= level) {
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
            if (partition.chunkOf[reader] == Partition.NONE && partition.levelOfPiece(reader) <= level) {
                partition.relevelPiece(reader, level + 1);
                changed.add(reader);
            }
        }
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
