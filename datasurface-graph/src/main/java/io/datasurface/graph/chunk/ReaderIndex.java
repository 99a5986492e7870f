package io.datasurface.graph.chunk;

/**
 * Counts the readers of a piece in each chunk. Few readers are counted when asked for; where there are many, the first question counts them and
 * they are kept up to date from then on.
 */
final class ReaderIndex {
    private static final int FEW = 8;

    private final Partition partition;
    private final Adjacency next;
    private final LongIntMap readers = new LongIntMap(1 << 10);
    private final boolean[] known;

    ReaderIndex(Partition partition) {
        this.partition = partition;
        this.next = partition.graph.next;
        this.known = new boolean[partition.graph.size()];
    }

    private static long key(int piece, int chunk) {
        return ((long) piece << 32) | chunk;
    }

    int readers(int piece, int chunk) {
        if (next.start[piece + 1] - next.start[piece] <= FEW) {
            int count = 0;
            for (int i = next.start[piece]; i < next.start[piece + 1]; i++) {
                count += partition.chunkOf[next.target[i]] == chunk ? 1 : 0;
            }
            return count;
        }
        if (!known[piece]) {
            known[piece] = true;
            for (int i = next.start[piece]; i < next.start[piece + 1]; i++) {
                int readerChunk = partition.chunkOf[next.target[i]];
                if (readerChunk != Partition.NONE) {
                    readers.add(key(piece, readerChunk), 1);
                }
            }
        }
        return readers.get(key(piece, chunk));
    }

    /** Tells that a piece that was in no chunk is in one now. */
    void placed(int piece) {
        count(piece, partition.chunkOf[piece], 1);
    }

    /** Tells that a piece that was in a chunk is in another one now. */
    void moved(int piece, int from) {
        count(piece, from, -1);
        count(piece, partition.chunkOf[piece], 1);
    }

    private void count(int piece, int chunk, int amount) {
        Adjacency previous = partition.graph.previous;
        for (int i = previous.start[piece]; i < previous.start[piece + 1]; i++) {
            if (known[previous.target[i]]) {
                readers.add(key(previous.target[i], chunk), amount);
            }
        }
    }
}
