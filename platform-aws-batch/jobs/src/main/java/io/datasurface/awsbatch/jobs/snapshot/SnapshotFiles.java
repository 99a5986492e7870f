package io.datasurface.awsbatch.jobs.snapshot;

import io.datasurface.awsbatch.spec.ColumnSpec;
import io.datasurface.awsbatch.spec.SnapshotFormat;
import io.datasurface.awsbatch.spec.SpecType;
import java.io.BufferedWriter;
import java.io.IOException;
import java.io.OutputStreamWriter;
import java.io.Serializable;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.Iterator;
import java.util.List;
import org.apache.hadoop.conf.Configuration;
import org.apache.hadoop.fs.Path;
import org.apache.spark.TaskContext;
import org.apache.spark.api.java.function.ForeachPartitionFunction;
import org.apache.spark.sql.Row;
import org.apache.spark.util.SerializableConfiguration;
import org.jspecify.annotations.Nullable;

/**
 * Writes each partition of rows of texts into a file, whose number is that of the partition: a task that Spark runs again writes the file over. In
 * S3 a file is there when it is whole.
 */
final class SnapshotFiles implements ForeachPartitionFunction<Row> {
    private static final long serialVersionUID = 1L;

    /**
     * What is to be known of a column.
     *
     * @param name of the column
     * @param isText whether its values are texts, which are quoted
     * @param limit characters that a text may have
     */
    private record Shape(String name, boolean isText, int limit) implements Serializable {
        static Shape of(ColumnSpec column) {
            return column.type() instanceof SpecType.StringType text
                    ? new Shape(column.name(), true, text.limit().orElse(Integer.MAX_VALUE))
                    : new Shape(column.name(), false, 0);
        }
    }

    private final String folder;
    private final List<Shape> columns;
    private final SerializableConfiguration hadoop;

    SnapshotFiles(String folder, List<ColumnSpec> columns, Configuration hadoop) {
        this.folder = folder;
        this.columns = columns.stream().map(Shape::of).toList();
        this.hadoop = new SerializableConfiguration(hadoop);
    }

    @Override
    public void call(Iterator<Row> rows) {
        write(TaskContext.getPartitionId() + 1, rows);
    }

    /** Writes a file. */
    void write(int number, Iterator<Row> rows) {
        Path file = new Path(folder + "/" + SnapshotFormat.file(number));
        StringBuilder line = new StringBuilder();
        for (Shape column : columns) {
            CsvText.quote(column.name(), separated(line));
        }
        try (BufferedWriter out = new BufferedWriter(new OutputStreamWriter(
                file.getFileSystem(hadoop.value()).create(file, true), StandardCharsets.UTF_8))) {
            out.append(line).append(SnapshotFormat.ROW_DELIMITER);
            while (rows.hasNext()) {
                Row row = rows.next();
                line.setLength(0);
                for (int i = 0; i < columns.size(); i++) {
                    value(columns.get(i), row.getString(i), separated(line));
                }
                out.append(line).append(SnapshotFormat.ROW_DELIMITER);
            }
        } catch (IOException e) {
            throw new UncheckedIOException("Can't write " + file, e);
        }
    }

    /** No column is empty, so only the first finds an empty line. */
    private static StringBuilder separated(StringBuilder line) {
        return line.length() == 0 ? line : line.append(SnapshotFormat.DELIMITER);
    }

    private static void value(Shape column, @Nullable String value, StringBuilder line) {
        if (value == null) {
            line.append(SnapshotFormat.NULL);
        } else if (column.isText()) {
            check(column, value);
            CsvText.quote(value, line);
        } else if (value.equals("NaN") || value.endsWith("Infinity")) {
            throw refused(column, "a number is " + value + ", which databases do not hold; make it null at the source");
        } else {
            line.append(value);
        }
    }

    private static void check(Shape column, String value) {
        if (value.equals(SnapshotFormat.NULL)) {
            throw refused(column, "a text is what stands for null in the files; change it at the source");
        }
        if (value.indexOf(0) >= 0) {
            throw refused(
                    column, "a text has the character U+0000, which databases do not hold; remove it at the source");
        }
        if (value.codePointCount(0, value.length()) > column.limit()) {
            throw refused(
                    column,
                    "a text has more than the " + column.limit()
                            + " characters of the column, and DMS would cut it off; give the column a greater limit");
        }
    }

    private static IllegalArgumentException refused(Shape column, String why) {
        return new IllegalArgumentException("DMS cannot load column " + column.name() + ": " + why);
    }
}
