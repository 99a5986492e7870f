package io.datasurface.graph.chunk;

import java.util.Arrays;
import org.jspecify.annotations.Nullable;

/** The pieces of chunks and what reads them, while pieces come and go. What nobody asks for is not counted. */
final class ChunkMembers {
    private final Partition partition;
    private @Nullable Adjacency first;
    private @Nullable IntList[] joined;
    private @Nullable IntList[] readers;

    ChunkMembers(Partition partition) {
        this.partition = partition;
        this.joined = new IntList[partition.chunks()];
        this.readers = new IntList[partition.chunks()];
    }

    /** Tells that a piece that was in no chunk is in one now, which may be a new one. */
    void placed(int piece) {
        int chunk = partition.chunkOf[piece];
        if (chunk >= joined.length) {
            joined = Arrays.copyOf(joined, chunk * 2 + 1);
            readers = Arrays.copyOf(readers, joined.length);
        }
        IntList all = joined[chunk];
        if (all == null) {
            all = new IntList();
            joined[chunk] = all;
        }
        all.add(piece);
        IntList behind = readers[chunk];
        if (behind != null) {
            addReaders(piece, chunk, behind);
        }
    }

    /** Tells that a piece has left a chunk. */
    void taken(int piece, int chunk) {
        readers[chunk] = null;
    }

    /** All pieces of a chunk, ascending. */
    int[] of(int chunk) {
        IntList members = new IntList();
        Adjacency known = first();
        if (chunk < known.size() - 1) {
            for (int i = known.start[chunk]; i < known.start[chunk + 1]; i++) {
                if (partition.chunkOf[known.target[i]] == chunk) {
                    members.add(known.target[i]);
                }
            }
        }
        IntList added = chunk < joined.length ? joined[chunk] : null;
        for (int i = 0; added != null && i < added.size(); i++) {
            if (partition.chunkOf[added.get(i)] == chunk) {
                members.add(added.get(i));
            }
        }
        return Arrays.stream(members.toArray()).sorted().distinct().toArray();
    }

    private Adjacency first() {
        Adjacency known = first;
        if (known == null) {
            known = partition.members();
            first = known;
        }
        return known;
    }

    /** The pieces outside of a chunk that read one of its pieces; some perhaps twice. */
    IntList readers(int chunk) {
        if (chunk >= readers.length) {
            return new IntList();
        }
        IntList known = readers[chunk];
        if (known == null) {
            known = new IntList();
            for (int piece : of(chunk)) {
                addReaders(piece, chunk, known);
            }
            readers[chunk] = known;
        }
        return known;
    }

    private void addReaders(int piece, int chunk, IntList readers) {
        Adjacency next = partition.graph.next;
        for (int i = next.start[piece]; i < next.start[piece + 1]; i++) {
            if (partition.chunkOf[next.target[i]] != chunk) {
                readers.add(next.target[i]);
            }
        }
    }
}
