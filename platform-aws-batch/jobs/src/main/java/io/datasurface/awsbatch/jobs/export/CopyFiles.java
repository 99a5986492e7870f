package io.datasurface.awsbatch.jobs.export;

import io.datasurface.awsbatch.jobs.snapshot.CsvText;
import io.datasurface.awsbatch.spec.SnapshotFormat;
import java.io.BufferedWriter;
import java.io.IOException;
import java.io.OutputStreamWriter;
import java.nio.charset.StandardCharsets;
import java.util.Iterator;
import java.util.List;
import java.util.zip.GZIPOutputStream;
import org.apache.hadoop.conf.Configuration;
import org.apache.hadoop.fs.Path;
import org.apache.spark.TaskContext;
import org.apache.spark.api.java.function.ForeachPartitionFunction;
import org.apache.spark.sql.Row;
import org.apache.spark.util.SerializableConfiguration;
import org.jspecify.annotations.Nullable;

/**
 * Writes each partition of rows of texts into a file of CSV, which a database copies itself. A task that Spark runs again writes its file over. In
 * S3 a file is there when it is whole.
 */
final class CopyFiles implements ForeachPartitionFunction<Row> {
    /** What stands in the place of null, without quotes. No text may be that, as a database may not heed the quotes. */
    static final String NULL = SnapshotFormat.NULL;

    private static final long serialVersionUID = 1L;

    private final String folder;
    private final RowChecks checks;
    private final SerializableConfiguration hadoop;

    CopyFiles(String folder, RowChecks checks, Configuration hadoop) {
        this.folder = folder;
        this.checks = checks;
        this.hadoop = new SerializableConfiguration(hadoop);
    }

    /** Removes what a run left behind that was killed, and makes the folder one that can be copied, if no row comes, too. */
    void empty() throws IOException {
        remove();
        write("none", List.<Row>of().iterator());
    }

    /** Removes all. */
    void remove() throws IOException {
        Path path = new Path(folder);
        path.getFileSystem(hadoop.value()).delete(path, true);
    }

    @Override
    public void call(Iterator<Row> rows) throws IOException {
        write(Integer.toString(TaskContext.getPartitionId()), rows);
    }

    private void write(String name, Iterator<Row> rows) throws IOException {
        Path file = new Path(folder + "/" + name + ".csv.gz");
        StringBuilder line = new StringBuilder();
        try (BufferedWriter out = new BufferedWriter(new OutputStreamWriter(
                new GZIPOutputStream(file.getFileSystem(hadoop.value()).create(file, true)), StandardCharsets.UTF_8))) {
            while (rows.hasNext()) {
                Row row = rows.next();
                checks.check(row);
                line.setLength(0);
                for (int i = 0; i < row.size(); i++) {
                    line.append(i == 0 ? "" : ",");
                    append(row, i, line);
                }
                out.append(line.append('\n'));
            }
        }
    }

    private void append(Row row, int column, StringBuilder line) {
        @Nullable String value = row.getString(column);
        if (value == null) {
            line.append(NULL);
            return;
        }
        if (value.equals(NULL) || value.indexOf(0) >= 0) {
            throw new IllegalArgumentException("A text in column " + RowChecks.name(row, column)
                    + (value.equals(NULL)
                            ? " is " + NULL + ", which stands for null on its way"
                            : " has the character U+0000")
                    + ", so " + checks.database() + " cannot take it; change it at the source");
        }
        CsvText.quote(value, line);
    }
}
