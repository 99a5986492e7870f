package io.datasurface.model.io;

import java.util.Arrays;

/** The positions of one file in the order of reading: hashes of paths, and where they stand. */
final class PositionLog {
    private static final int FIRST_SIZE = 1024;

    private long[] hashes = new long[FIRST_SIZE];
    private long[] positions = new long[FIRST_SIZE];
    private int size;

    void add(long hash, long position) {
        if (size == hashes.length) {
            int larger = size + (size >> 1);
            hashes = Arrays.copyOf(hashes, larger);
            positions = Arrays.copyOf(positions, larger);
        }
        hashes[size] = hash;
        positions[size++] = position;
    }

    int size() {
        return size;
    }

    long hash(int index) {
        return hashes[index];
    }

    long position(int index) {
        return positions[index];
    }

    void copyTo(long[] allHashes, long[] allPositions, int at) {
        System.arraycopy(hashes, 0, allHashes, at, size);
        System.arraycopy(positions, 0, allPositions, at, size);
    }

    /** Returns the first position of a path that was read since the log had a size. */
    long firstSince(int mark, long hash) {
        for (int i = mark; i < size; i++) {
            if (hashes[i] == hash) {
                return positions[i];
            }
        }
        throw new IllegalStateException("This path was not read");
    }
}
