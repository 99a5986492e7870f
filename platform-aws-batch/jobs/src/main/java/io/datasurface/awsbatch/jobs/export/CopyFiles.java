package io.datasurface.awsbatch.jobs.export;

import io.datasurface.awsbatch.jobs.json.CopyManifestJson;
import io.datasurface.awsbatch.jobs.run.Locations;
import io.datasurface.awsbatch.jobs.snapshot.CsvText;
import io.datasurface.awsbatch.spec.SnapshotFormat;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.util.Comparator;
import java.util.Iterator;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.zip.GZIPOutputStream;
import org.apache.hadoop.conf.Configuration;
import org.apache.hadoop.fs.FSDataOutputStream;
import org.apache.hadoop.fs.Path;
import org.apache.spark.TaskContext;
import org.apache.spark.sql.Row;
import org.apache.spark.util.SerializableConfiguration;
import org.jspecify.annotations.Nullable;

/**
 * Writes each partition of rows of texts into a file of CSV, which a database copies itself. Each attempt of a task has a file of its own, and the
 * database copies those that it is told by name: an attempt that failed, or that nobody waits for any more, may leave a file that is not whole, which
 * is neither copied nor in the place of another.
 */
final class CopyFiles implements RowTask {
    /** What stands in the place of null, without quotes. No text may be that, as a database may not heed the quotes. */
    static final String NULL = SnapshotFormat.NULL;

    /** The file that names those that are to be copied. */
    static final String MANIFEST = "manifest.json";

    private static final long serialVersionUID = 1L;
    /** Redshift: 4 MB for a row of any source (docs.aws.amazon.com/redshift/latest/dg/r_COPY.html and amazon-redshift-limits.html). */
    private static final int LONGEST_LINE = 4 << 20;
    /** Columns that are named if a line is too long. */
    private static final int NAMED = 5;

    private final String folder;
    private final String table;
    private final RowChecks checks;
    private final SerializableConfiguration hadoop;

    /**
     * For a table.
     *
     * @param folder in which all is the table's
     * @param table what messages call it
     */
    CopyFiles(String folder, String table, RowChecks checks, Configuration hadoop) {
        this.folder = folder;
        this.table = table;
        this.checks = checks;
        this.hadoop = new SerializableConfiguration(hadoop);
    }

    /** Removes all. */
    void remove() throws IOException {
        Path path = new Path(folder);
        path.getFileSystem(hadoop.value()).delete(path, true);
    }

    /** Names the files that are to be copied, of which there is one if there is no row, too; returns how many rows are in them. */
    long accept(List<WrittenFile> files) throws IOException {
        List<WrittenFile> some =
                files.isEmpty() ? List.of(write("none", List.<Row>of().iterator())) : files;
        byte[] manifest = CopyManifestJson.write(
                some.stream().map(file -> folder + "/" + file.name()).toList());
        Locations.write(folder + "/" + MANIFEST, manifest, hadoop.value());
        return some.stream().mapToLong(WrittenFile::rows).sum();
    }

    @Override
    public Optional<WrittenFile> call(Iterator<Row> rows) throws IOException {
        return Optional.of(write(TaskContext.getPartitionId() + "-" + UUID.randomUUID(), rows));
    }

    private WrittenFile write(String name, Iterator<Row> rows) throws IOException {
        Path file = new Path(folder + "/" + name + ".csv.gz");
        FSDataOutputStream stored = file.getFileSystem(hadoop.value()).create(file, false);
        boolean whole = false;
        try {
            OutputStream out = new GZIPOutputStream(stored, 1 << 16);
            long count = 0;
            StringBuilder line = new StringBuilder();
            for (; rows.hasNext(); count++) {
                out.write(line(rows.next(), line));
            }
            out.close();
            whole = true;
            return new WrittenFile(file.getName(), count);
        } finally {
            if (!whole) {
                Locations.abandon(stored);
            }
        }
    }

    private byte[] line(Row row, StringBuilder line) {
        checks.check(row);
        line.setLength(0);
        for (int i = 0; i < row.size(); i++) {
            line.append(i == 0 ? "" : ",");
            append(row, i, line);
        }
        byte[] bytes = line.append('\n').toString().getBytes(StandardCharsets.UTF_8);
        if (bytes.length > LONGEST_LINE) {
            throw new IllegalArgumentException("A row of " + table + " has " + bytes.length + " bytes on its way, and "
                    + checks.database() + " copies rows of " + LONGEST_LINE
                    + " at most; make it shorter at the source, or export a dataset without some of its longest columns: "
                    + longest(row));
        }
        return bytes;
    }

    private static String longest(Row row) {
        return IntStream.range(1, row.size())
                .boxed()
                .sorted(Comparator.comparing((Integer i) -> length(row, i)).reversed())
                .limit(NAMED)
                .map(i -> RowChecks.name(row, i) + " (" + length(row, i) + " characters)")
                .collect(Collectors.joining(", "));
    }

    private static int length(Row row, int column) {
        @Nullable String value = row.getString(column);
        return value == null ? 0 : value.length();
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
