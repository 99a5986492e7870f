package io.datasurface.awsbatch.jobs.lake;

import io.datasurface.awsbatch.jobs.run.AtOnce;
import io.datasurface.awsbatch.jobs.run.JobException;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.ConcurrentLinkedQueue;
import org.apache.iceberg.DataFile;
import org.apache.iceberg.FileFormat;
import org.apache.iceberg.FileScanTask;
import org.apache.iceberg.OverwriteFiles;
import org.apache.iceberg.Schema;
import org.apache.iceberg.Snapshot;
import org.apache.iceberg.Table;
import org.apache.iceberg.TableScan;
import org.apache.iceberg.data.GenericAppenderFactory;
import org.apache.iceberg.data.GenericDeleteFilter;
import org.apache.iceberg.data.GenericRecord;
import org.apache.iceberg.data.InternalRecordWrapper;
import org.apache.iceberg.data.Record;
import org.apache.iceberg.data.parquet.GenericParquetReaders;
import org.apache.iceberg.exceptions.ValidationException;
import org.apache.iceberg.expressions.Evaluator;
import org.apache.iceberg.expressions.Expression;
import org.apache.iceberg.io.CloseableIterable;
import org.apache.iceberg.io.DataWriter;
import org.apache.iceberg.io.OutputFileFactory;
import org.apache.iceberg.parquet.Parquet;

/**
 * A table without partitions that has few rows: the driver reads and writes it itself. Files and commits are those of a Spark job, which takes much
 * longer to be planned than these rows to be moved. Not safe for concurrent use.
 */
public final class FewRows {
    /** Each thread waits for one small request to S3 at a time. */
    private static final int THREADS = 16;

    private static final int TRIES = 3;

    private final Table table;

    FewRows(Table table) {
        this.table = table;
    }

    /** A row without values. */
    public Record row() {
        return GenericRecord.create(table.schema());
    }

    /** All rows that are there now, in any order. */
    public List<Record> read() {
        table.refresh();
        return table.currentSnapshot() == null
                ? List.of()
                : read(table.currentSnapshot().snapshotId());
    }

    /** Rows that are there now, in any order: all that are such, and no files that can be told to have none of them are read. */
    public List<Record> read(Expression such) {
        table.refresh();
        if (table.currentSnapshot() == null) {
            return List.of();
        }
        Evaluator is = new Evaluator(table.schema().asStruct(), such);
        InternalRecordWrapper values = new InternalRecordWrapper(table.schema().asStruct());
        return read(files(table.newScan().filter(such))).stream()
                .filter(row -> is.eval(values.wrap(row)))
                .toList();
    }

    /** All rows at a snapshot, in any order, with the columns that the table has now. */
    List<Record> read(long snapshot) {
        return read(files(table.newScan().useSnapshot(snapshot)));
    }

    /**
     * Adds rows in one commit.
     *
     * @param such which rows it adds
     * @param known the snapshot in which there are none of them; empty if that is known of none
     * @throws ValidationException if there are some now
     */
    void add(Collection<Record> rows, Expression such, Optional<Long> known) {
        OverwriteFiles commit = table.newOverwrite().overwriteByRowFilter(such).addFile(write(rows));
        known.ifPresent(commit::validateFromSnapshot);
        commit.validateNoConflictingDeletes().validateNoConflictingData().commit();
    }

    /**
     * Puts rows in place of others, in one commit; in none, if there are neither.
     *
     * @param such which rows go; those that come are such
     * @throws JobException if others have changed the table meanwhile, again and again
     */
    public void replace(Expression such, Collection<Record> rows) {
        for (int i = 1; ; i++) {
            try {
                replaceOnce(such, rows);
                return;
            } catch (ValidationException e) {
                if (i == TRIES) {
                    throw new JobException(
                            "Table " + table.name() + " was changed by others " + TRIES
                                    + " times while rows of it were replaced; run the job again: " + e.getMessage(),
                            e);
                }
            }
        }
    }

    /** A file that has other rows, too, is written once more with these alone. */
    private void replaceOnce(Expression such, Collection<Record> rows) {
        table.refresh();
        Optional<Snapshot> now = Optional.ofNullable(table.currentSnapshot());
        List<FileScanTask> old = now.isPresent() ? files(table.newScan().filter(such)) : List.of();
        Evaluator goes = new Evaluator(table.schema().asStruct(), such);
        InternalRecordWrapper values = new InternalRecordWrapper(table.schema().asStruct());
        List<Record> before = read(old);
        List<Record> after = new ArrayList<>(rows);
        before.stream().filter(row -> !goes.eval(values.wrap(row))).forEach(after::add);
        if (rows.isEmpty() && after.size() == before.size()) {
            return;
        }
        OverwriteFiles commit = table.newOverwrite().conflictDetectionFilter(such);
        old.forEach(file -> commit.deleteFile(file.file()));
        if (!after.isEmpty()) {
            commit.addFile(write(after));
        }
        now.ifPresent(snapshot -> commit.validateFromSnapshot(snapshot.snapshotId()));
        commit.validateNoConflictingDeletes().validateNoConflictingData().commit();
    }

    private static List<FileScanTask> files(TableScan scan) {
        List<FileScanTask> files = new ArrayList<>();
        try (CloseableIterable<FileScanTask> found = scan.planFiles()) {
            found.forEach(files::add);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return files;
    }

    private List<Record> read(List<FileScanTask> files) {
        ConcurrentLinkedQueue<Record> rows = new ConcurrentLinkedQueue<>();
        AtOnce.each("few-rows", THREADS, files, file -> read(file).forEach(rows::add));
        return List.copyOf(rows);
    }

    private List<Record> read(FileScanTask file) {
        GenericDeleteFilter deletes = new GenericDeleteFilter(table.io(), file, table.schema(), table.schema());
        Schema needed = deletes.requiredSchema();
        List<Record> rows = new ArrayList<>();
        try (CloseableIterable<Record> all = Parquet.read(
                        table.io().newInputFile(file.file().location()))
                .project(needed)
                .createReaderFunc(type -> GenericParquetReaders.buildReader(needed, type))
                .build()) {
            deletes.filter(all).forEach(rows::add);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return rows;
    }

    private DataFile write(Collection<Record> rows) {
        DataWriter<Record> writer = new GenericAppenderFactory(table.schema(), table.spec())
                .setAll(table.properties())
                .newDataWriter(
                        OutputFileFactory.builderFor(table, 0, 0)
                                .format(FileFormat.PARQUET)
                                .build()
                                .newOutputFile(),
                        FileFormat.PARQUET,
                        null);
        try (writer) {
            rows.forEach(writer::write);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return writer.toDataFile();
    }
}
