package io.datasurface.tck;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;

/** Counts fields of comma-separated values, as RFC 4180 has them; tabs and semicolons separate, too, if the first line has them. */
final class CsvShape {
    private static final String SEPARATORS = ",;\t";

    private final String text;
    private final List<Integer> records = new ArrayList<>();
    private char separator;
    private int at;

    private CsvShape(String text) {
        this.text = text;
    }

    /**
     * How many fields the records have, sorted.
     *
     * @throws IllegalArgumentException if a quote is not closed, or something stands behind it
     */
    static String of(String text) {
        CsvShape csv = new CsvShape(text);
        while (csv.at < text.length()) {
            csv.record();
        }
        Collections.sort(csv.records);
        return csv.records.toString();
    }

    private void record() {
        int fields = 1;
        while (true) {
            field();
            if (at < text.length() && isSeparator(text.charAt(at))) {
                separator = text.charAt(at++);
                fields++;
            } else {
                at += text.startsWith("\r\n", at) ? 2 : 1;
                records.add(fields);
                return;
            }
        }
    }

    /** The first one that is found is that of the file. */
    private boolean isSeparator(char sign) {
        return separator == 0 ? SEPARATORS.indexOf(sign) >= 0 : sign == separator;
    }

    private void field() {
        if (at < text.length() && text.charAt(at) == '"') {
            quoted();
        }
        while (at < text.length() && !isSeparator(text.charAt(at)) && !isEnd()) {
            at++;
        }
    }

    private void quoted() {
        int begin = at++;
        while (true) {
            int end = text.indexOf('"', at);
            if (end < 0) {
                throw new IllegalArgumentException("the quote at character " + (begin + 1) + " is not closed");
            }
            at = end + 1;
            if (at >= text.length() || text.charAt(at) != '"') {
                break;
            }
            at++; // Two are one within quotes.
        }
        if (at < text.length() && !isSeparator(text.charAt(at)) && !isEnd()) {
            throw new IllegalArgumentException(
                    "something stands behind the closing quote at character " + at + "; write quotes within twice");
        }
    }

    private boolean isEnd() {
        return text.charAt(at) == '\n' || text.startsWith("\r\n", at);
    }
}
