package io.datasurface.graph.chunk;

/** Counts the readers of a piece in each chunk; counted when a piece is first asked for, and kept up to date from then on. */
final class ReaderIndex {
    private final Partition partition;
    private final LongIntMap readers = new LongIntMap(1 << 10);
    private final boolean[] known;

    ReaderIndex(Partition partition) {
        this.partition = partition;
        this.known = new boolean[partition.graph.size()];
    }

    private static long key(int piece, int chunk) {
        return ((long) piece << 32) | chunk;
    }

    int readers(int piece, int chunk) {
        if (!known[piece]) {
            known[piece] = true;
            Adjacency next = partition.graph.next;
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
        Adjacency previous = partition.graph.previous;
        for (int i = previous.start[piece]; i < previous.start[piece + 1]; i++) {
            if (known[previous.target[i]]) {
                readers.add(key(previous.target[i], partition.chunkOf[piece]), 1);
            }
        }
    }
}
