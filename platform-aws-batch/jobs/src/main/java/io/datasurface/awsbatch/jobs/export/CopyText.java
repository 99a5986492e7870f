package io.datasurface.awsbatch.jobs.export;

import java.nio.charset.StandardCharsets;
import java.util.Iterator;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.types.StructType;
import org.jspecify.annotations.Nullable;

/** Rows of texts in the text format of PostgreSQL's {@code COPY}, line by line. Source: PostgreSQL documentation, COPY, text format. */
final class CopyText {
    private CopyText() {}

    /**
     * Writes rows.
     *
     * @param first what stands before the values of the first row
     * @param others what stands before those of all others
     * @param rows whose columns are all texts
     * @param to takes each line
     */
    static void write(String first, String others, Iterator<Row> rows, Sink to)
            throws java.io.IOException, java.sql.SQLException {
        StringBuilder line = new StringBuilder();
        String before = first;
        while (rows.hasNext()) {
            Row row = rows.next();
            line.setLength(0);
            line.append(before);
            before = others;
            for (int i = 0; i < row.size(); i++) {
                line.append('\t');
                append(row, i, line);
            }
            line.append('\n');
            to.write(line.toString().getBytes(StandardCharsets.UTF_8));
        }
    }

    /** Takes the bytes of a line. */
    @FunctionalInterface
    interface Sink {
        /** Takes them. */
        void write(byte[] bytes) throws java.io.IOException, java.sql.SQLException;
    }

    private static void append(Row row, int column, StringBuilder line) {
        @Nullable String value = row.getString(column);
        if (value == null) {
            line.append("\\N");
            return;
        }
        for (int i = 0; i < value.length(); i++) {
            char c = value.charAt(i);
            switch (c) {
                case '\\' -> line.append("\\\\");
                case '\t' -> line.append("\\t");
                case '\n' -> line.append("\\n");
                case '\r' -> line.append("\\r");
                case 0 ->
                    throw new IllegalArgumentException("A text in column " + name(row, column)
                            + " has the character U+0000, which PostgreSQL cannot hold; remove it at the source");
                default -> line.append(c);
            }
        }
    }

    private static String name(Row row, int column) {
        StructType schema = row.schema();
        return schema == null ? Integer.toString(column + 1) : schema.fieldNames()[column];
    }
}
