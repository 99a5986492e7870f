package io.datasurface.awsbatch.jobs.drop;

import java.io.IOException;
import java.io.Reader;
import java.util.ArrayList;
import java.util.BitSet;
import java.util.List;
import java.util.Optional;

/** Splits text into records and fields. */
final class CsvFields {
    private static final int END = -1;
    /** A quote that is not closed would take the rest of the file. */
    private static final int LONGEST_FIELD = 16 << 20;

    private final Reader reader;
    private final char delimiter;
    private final char quote;
    private final char escape;
    private final char[] buffer = new char[1 << 16];
    private int at;
    private int limit;
    private long lines = 1;

    private final StringBuilder field = new StringBuilder();
    private final List<String> texts = new ArrayList<>();
    private final BitSet quoted = new BitSet();
    private long line = 1;
    private Optional<String> mistake = Optional.empty();

    /**
     * Begins.
     *
     * @param quote or the character 0 for none
     * @param escape or the character 0 if a quote is doubled
     */
    CsvFields(Reader reader, char delimiter, char quote, char escape) {
        this.reader = reader;
        this.delimiter = delimiter;
        this.quote = quote;
        this.escape = escape == quote ? 0 : escape;
    }

    /** Goes to the next record; false if there is none. */
    boolean next() throws IOException {
        if (peek() == END) {
            return false;
        }
        texts.clear();
        quoted.clear();
        mistake = Optional.empty();
        line = lines;
        int end = field();
        while (end == delimiter) {
            end = field();
        }
        return true;
    }

    /** Reads a field; returns what ended it: the delimiter, the end of a line as a line feed, or {@link #END}. */
    private int field() throws IOException {
        field.setLength(0);
        boolean isQuoted = quote != 0 && peek() == quote;
        int end = isQuoted ? quotedField() : untilSeparator();
        quoted.set(texts.size(), isQuoted);
        texts.add(field.toString());
        return end;
    }

    private int untilSeparator() throws IOException {
        while (peek() != END) {
            int start = at;
            while (at < limit && buffer[at] != delimiter && buffer[at] != '\n' && buffer[at] != '\r') {
                at++;
            }
            append(start, at);
            if (at < limit) {
                return read();
            }
        }
        return END;
    }

    private int quotedField() throws IOException {
        long opened = lines;
        take();
        while (true) {
            int c = take();
            if (c == END) {
                throw new BadFileException(opened, "a quote that is opened in this line is not closed");
            }
            if (escape != 0 && c == escape && (peek() == quote || peek() == escape)) {
                append(take());
            } else if (c == quote && escape == 0 && peek() == quote) {
                append(take());
            } else if (c == quote) {
                return behindQuotes();
            } else {
                append(c);
            }
        }
    }

    private int behindQuotes() throws IOException {
        int c = read();
        if (c == delimiter || c == '\n' || c == END) {
            return c;
        }
        mistake = Optional.of("field " + (texts.size() + 1) + " goes on behind its closing quote");
        append(c);
        return untilSeparator();
    }

    private void append(int c) throws BadFileException {
        checkLength(1);
        field.append((char) c);
    }

    /** Appends what the buffer has from a place to before another one. */
    private void append(int start, int end) throws BadFileException {
        checkLength(end - start);
        field.append(buffer, start, end - start);
    }

    private void checkLength(int more) throws BadFileException {
        if (field.length() > LONGEST_FIELD - more) {
            throw new BadFileException(line, "a field is longer than " + LONGEST_FIELD + " characters");
        }
    }

    /** The next character, each end of a line as a line feed. */
    private int read() throws IOException {
        int c = take();
        if (c == '\r') {
            if (peek() == '\n') {
                take();
            } else {
                lines++;
            }
            return '\n';
        }
        return c;
    }

    private int take() throws IOException {
        int c = peek();
        if (c != END) {
            at++;
            if (c == '\n') {
                lines++;
            }
        }
        return c;
    }

    private int peek() throws IOException {
        if (at == limit) {
            at = 0;
            limit = Math.max(0, reader.read(buffer));
        }
        return limit == 0 ? END : buffer[at];
    }

    int size() {
        return texts.size();
    }

    String text(int index) {
        return texts.get(index);
    }

    boolean isQuoted(int index) {
        return quoted.get(index);
    }

    /** Whether the record has no character. */
    boolean isBlank() {
        return texts.size() == 1 && texts.get(0).isEmpty() && !quoted.get(0);
    }

    /** The line in which the record begins, from 1. */
    long line() {
        return line;
    }

    /** What is wrong with the record. */
    Optional<String> mistake() {
        return mistake;
    }
}
