package io.datasurface.model.io;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;

/**
 * The positions of one file in the order of reading: hashes of paths, where they stand, and how what is inside of them is laid out if that is
 * not noted by itself. Grows without copying much.
 */
final class PositionLog {
    /** A power of two; two arrays of longs stay below what garbage collectors treat as huge. */
    private static final int CHUNK_BITS = 13;

    private static final int CHUNK = 1 << CHUNK_BITS;
    private static final int FIRST_SIZE = 256;

    private final Layouts known;

    /** Full chunks, of which each has hashes and then positions. */
    private final List<long[]> chunks = new ArrayList<>();

    /** The numbers of layouts of full chunks. */
    private final List<int[]> layoutChunks = new ArrayList<>();

    private long[] hashes = new long[FIRST_SIZE];
    private long[] positions = new long[FIRST_SIZE];
    private int[] layouts = new int[FIRST_SIZE];
    private int used;

    PositionLog(Layouts known) {
        this.known = known;
    }

    void add(long hash, long position) {
        if (used == hashes.length) {
            grow();
        }
        hashes[used] = hash;
        positions[used++] = position;
    }

    /** Forgets all positions. */
    void clear() {
        chunks.clear();
        layoutChunks.clear();
        Arrays.fill(layouts, 0);
        used = 0;
    }

    /** Notes how the inside of the last object is laid out. */
    void describeLast(int layout) {
        layouts[used - 1] = layout;
    }

    private void grow() {
        if (used == CHUNK) {
            chunks.add(hashes);
            chunks.add(positions);
            layoutChunks.add(layouts);
            hashes = new long[CHUNK];
            positions = new long[CHUNK];
            layouts = new int[CHUNK];
            used = 0;
        } else {
            hashes = Arrays.copyOf(hashes, used * 2);
            positions = Arrays.copyOf(positions, used * 2);
            layouts = Arrays.copyOf(layouts, used * 2);
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

    /** Returns how the inside of an object is laid out; empty if the objects inside have positions of their own. */
    Optional<Layout> layout(int index) {
        int chunk = index >>> CHUNK_BITS;
        int number = (chunk < layoutChunks.size() ? layoutChunks.get(chunk) : layouts)[index & (CHUNK - 1)];
        return number == 0 ? Optional.empty() : Optional.of(known.get(number));
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
