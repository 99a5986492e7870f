package io.datasurface.model.io;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.Arrays;

/** The bytes of a JSON file as a window that moves over it, and the place of the next one: line, and column in characters. */
final class JsonInput {
    private static final int LARGEST_WINDOW = 1 << 16;
    private static final int SMALLEST_WINDOW = 1 << 9;

    /**
     * A place in the file.
     *
     * @param offset how many bytes stand before it
     * @param line its line
     */
    record Mark(long offset, int line) {}

    /**
     * What the input has done since a mark on an earlier line.
     *
     * @param length how many bytes it has read
     * @param lines how many lines it is further
     * @param lastLine how many of the bytes stand before its line
     * @param surplus how many bytes of the line are more than the line has characters
     */
    record Move(int length, int lines, int lastLine, long surplus) {}

    private final InputStream stream;

    /** Has a few bytes more than it holds, so that whoever takes eight at a time may read over the end. */
    private byte[] window;

    private int next;
    private int end;

    /** How many bytes stand before the window. */
    private long passed;

    private int line = 1;

    /** Where the line begins, counted from the begin of the window: below zero if that is behind us. */
    private long lineStart;

    /** How many bytes of the line, up to the next, are more than the line has characters. */
    private long surplus;

    /** Opens a file; a byte order mark is skipped. */
    JsonInput(InputStream stream) throws IOException {
        this.stream = stream;
        int size = Math.max(SMALLEST_WINDOW, Math.min(LARGEST_WINDOW, stream.available() + 1));
        this.window = new byte[size + EightBytes.COUNT];
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

    /** The bytes; eight at a time can be taken from wherever one has been read, but those from {@link #end} on are not of the file. */
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

    Mark mark() {
        return new Mark(passed + next, line);
    }

    Move moveSince(Mark mark) {
        long length = passed + next - mark.offset();
        long lastLine = passed + lineStart - mark.offset();
        return new Move(Math.toIntExact(length), line - mark.line(), Math.toIntExact(lastLine), surplus);
    }

    /** Does over equal bytes, which the window holds, what was done before. */
    void repeat(Move move) {
        line += move.lines();
        lineStart = (long) next + move.lastLine();
        surplus = move.surplus();
        next += move.length();
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
                passed += next;
                next = 0;
            } else if (end + EightBytes.COUNT == window.length) {
                window = Arrays.copyOf(window, end * 2 + EightBytes.COUNT);
            }
            try {
                int count = stream.read(window, end, window.length - EightBytes.COUNT - end);
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
        int count = EightBytes.COUNT;
        while (next < end && count == EightBytes.COUNT) {
            count = EightBytes.spaces(EightBytes.at(window, next));
            next = Math.min(end, next + count);
        }
    }
}
