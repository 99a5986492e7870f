package io.datasurface.model.io;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.lang.invoke.MethodHandles;
import java.lang.invoke.VarHandle;
import java.nio.ByteOrder;
import java.util.Arrays;

/** The bytes of a JSON file as a window that moves over it, and the place of the next one: line, and column in characters. */
final class JsonInput {
    private static final int LARGEST_WINDOW = 1 << 16;
    private static final int SMALLEST_WINDOW = 1 << 9;
    private static final long EIGHT_SPACES = 0x2020202020202020L;
    private static final VarHandle LONGS = MethodHandles.byteArrayViewVarHandle(long[].class, ByteOrder.LITTLE_ENDIAN);

    private final InputStream stream;
    private byte[] window;
    private int next;
    private int end;
    private int line = 1;

    /** Where the line begins, counted from the begin of the window: below zero if that is behind us. */
    private long lineStart;

    /** How many bytes of the line, up to the next, are more than the line has characters. */
    private long surplus;

    /** Opens a file; a byte order mark is skipped. */
    JsonInput(InputStream stream) throws IOException {
        this.stream = stream;
        this.window = new byte[Math.max(SMALLEST_WINDOW, Math.min(LARGEST_WINDOW, stream.available() + 1))];
        boolean marked = has(0)
                && has(1)
                && has(2)
                && (window[0] & 0xFF) == 0xEF
                && (window[1] & 0xFF) == 0xBB
                && (window[2] & 0xFF) == 0xBF;
        if (marked) {
            next = 3;
            lineStart = 3;
        }
    }

    byte[] window() {
        return window;
    }

    /** The index of the next byte in the window. */
    int next() {
        return next;
    }

    /** Moves on; to a byte that {@link #has} has found. */
    void moveTo(int index) {
        next = index;
    }

    /** Where the next byte stands. */
    long position() {
        return position(next);
    }

    long position(int index) {
        return Positions.pack(line, (int) Math.min(Integer.MAX_VALUE, index - lineStart - surplus + 1));
    }

    /** Notes a character of several bytes. */
    void addSurplus(int bytes) {
        surplus += bytes;
    }

    /** How many bytes of the window have been read from the file. */
    int end() {
        return end;
    }

    /**
     * Reads on until there is a byte a number of bytes behind the next one. All from the next one on stays in the window, at other indexes.
     *
     * @return false if the file ends before
     */
    boolean has(int distance) {
        while (next + distance >= end) {
            if (next > 0) {
                System.arraycopy(window, next, window, 0, end - next);
                end -= next;
                lineStart -= next;
                next = 0;
            } else if (end == window.length) {
                window = Arrays.copyOf(window, end * 2);
            }
            try {
                int count = stream.read(window, end, window.length - end);
                if (count < 0) {
                    return false;
                }
                end += count;
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
        }
        return true;
    }

    /**
     * Skips white space.
     *
     * @return the next byte from 0 to 255, or -1 at the end of the file
     */
    int skipSpace() {
        while (next < end || has(0)) {
            byte b = window[next];
            if (b > ' ') {
                return b;
            }
            if (b == '\n') {
                next++;
                newLine();
            } else if (b == ' ' || b == '\t') {
                next++;
            } else if (b == '\r') {
                boolean pair = has(1) && window[next + 1] == '\n';
                next++;
                if (!pair) {
                    newLine();
                }
            } else {
                return b & 0xFF;
            }
        }
        return -1;
    }

    /** Begins a line, and skips its indentation. */
    private void newLine() {
        line++;
        lineStart = next;
        surplus = 0;
        while (next + Long.BYTES <= end && (long) LONGS.get(window, next) == EIGHT_SPACES) {
            next += Long.BYTES;
        }
    }
}
