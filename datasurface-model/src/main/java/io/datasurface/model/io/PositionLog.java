package io.datasurface.model.io;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/** The positions of one file in the order of reading: hashes of paths, and where they stand. Grows without copying much. */
final class PositionLog {
    /** A power of two; two arrays of longs stay below what garbage collectors treat as huge. */
    private static final int CHUNK_BITS = 13;

    private static final int CHUNK = 1 << CHUNK_BITS;
    private static final int FIRST_SIZE = 256;

    /** Full chunks, of which each has hashes and then positions. */
    private final List<long[]> chunks = new ArrayList<>();

    private long[] hashes = new long[FIRST_SIZE];
    private long[] positions = new long[FIRST_SIZE];
    private int used;

    void add(long hash, long position) {
        if (used == hashes.length) {
            grow();
        }
        hashes[used] = hash;
        positions[used++] = position;
    }

    private void grow() {
        if (used == CHUNK) {
            chunks.add(hashes);
            chunks.add(positions);
            hashes = new long[CHUNK];
            positions = new long[CHUNK];
            used = 0;
        } else {
            hashes = Arrays.copyOf(hashes, used * 2);
            positions = Arrays.copyOf(positions, used * 2);
        }
    }

    int size() {
        return ((chunks.size() / 2) << CHUNK_BITS) + used;
    }

    long hash(int index) {
        int chunk = index >>> CHUNK_BITS;
        return (chunk * 2 < chunks.size() ? chunks.get(chunk * 2) : hashes)[index & (CHUNK - 1)];
    }

    long position(int index) {
        int chunk = index >>> CHUNK_BITS;
        return (chunk * 2 < chunks.size() ? chunks.get(chunk * 2 + 1) : positions)[index & (CHUNK - 1)];
    }

    /** Returns the first position of a path that was read since the log had a size. */
    long firstSince(int mark, long hash) {
        for (int i = mark; i < size(); i++) {
            if (hash(i) == hash) {
                return position(i);
            }
        }
        throw new IllegalStateException("This path was not read");
    }
}
