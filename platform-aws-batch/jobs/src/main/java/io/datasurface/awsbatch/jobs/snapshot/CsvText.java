package io.datasurface.awsbatch.jobs.snapshot;

/** Texts in CSV, as RFC 4180 has them. */
public final class CsvText {
    private CsvText() {}

    /** Adds a text between quotes. */
    public static void quote(String value, StringBuilder line) {
        line.append('"');
        for (int i = 0; i < value.length(); i++) {
            char c = value.charAt(i);
            line.append(c);
            if (c == '"') {
                line.append(c);
            }
        }
        line.append('"');
    }
}
