package io.datasurface.model.io;

import io.datasurface.model.SourcePosition;

/** A line and a column in one {@code long}. */
final class Positions {
    /** The first character of a file. */
    static final long START = pack(1, 1);

    private Positions() {}

    static long pack(int line, int column) {
        return ((long) line << 32) | column;
    }

    static int line(long position) {
        return (int) (position >>> 32);
    }

    static int column(long position) {
        return (int) position;
    }

    static SourcePosition in(String file, long position) {
        return new SourcePosition(file, line(position), column(position));
    }
}
