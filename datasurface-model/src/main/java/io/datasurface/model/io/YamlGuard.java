package io.datasurface.model.io;

import java.io.FilterReader;
import java.io.IOException;
import java.io.Reader;

/**
 * Looks at YAML before the scanner does: the scanner needs quadratic time for endless words, and does not say where a character stands
 * that YAML forbids.
 */
final class YamlGuard extends FilterReader {
    /** A text that the scanner must not see. */
    static final class Refused extends IOException {
        private static final long serialVersionUID = 1L;

        /** Where it stands. */
        private final long position;

        Refused(String message, long position) {
            super(message);
            this.position = position;
        }

        long position() {
            return position;
        }
    }

    private int line = 1;
    private int column;

    YamlGuard(Reader reader) {
        super(reader);
    }

    @Override
    public int read() throws IOException {
        char[] one = new char[1];
        return read(one, 0, 1) < 0 ? -1 : one[0];
    }

    @Override
    public int read(char[] buffer, int offset, int length) throws IOException {
        int count = super.read(buffer, offset, length);
        for (int i = offset; i < offset + count; i++) {
            check(buffer[i]);
        }
        return count;
    }

    private void check(char c) throws IOException {
        column++;
        if (c == '\n') {
            line++;
            column = 0;
        } else if (isForbidden(c)) {
            throw new Refused(
                    "the character U+%04X cannot stand in YAML; write it as \"\\u%04X\" in double quotes"
                            .formatted((int) c, (int) c),
                    Positions.pack(line, column));
        } else if (column > Parsers.LONGEST_TEXT) {
            throw new Refused(
                    "a line is longer than " + Parsers.LONGEST_TEXT + " characters; break it", Positions.pack(line, 1));
        }
    }

    private static boolean isForbidden(char c) {
        if (c < ' ') {
            return c != '\t' && c != '\r';
        }
        return (c >= 0x7F && c < 0xA0 && c != 0x85) || c >= 0xFFFE;
    }
}
