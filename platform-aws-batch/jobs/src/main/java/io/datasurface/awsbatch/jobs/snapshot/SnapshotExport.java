package io.datasurface.awsbatch.jobs.snapshot;

import static org.apache.spark.sql.functions.col;

import io.datasurface.awsbatch.jobs.lake.BatchRecord;
import io.datasurface.awsbatch.jobs.lake.LakeTable;
import io.datasurface.awsbatch.jobs.lake.LakeTables;
import io.datasurface.awsbatch.jobs.lake.Names;
import io.datasurface.awsbatch.jobs.lake.NewestBatches;
import io.datasurface.awsbatch.jobs.lake.SnapshotPins;
import io.datasurface.awsbatch.jobs.run.Checkpoint.Point;
import io.datasurface.awsbatch.jobs.run.JobContext;
import io.datasurface.awsbatch.jobs.run.JobException;
import io.datasurface.awsbatch.jobs.run.JobReport;
import io.datasurface.awsbatch.jobs.run.JobReport.Entry;
import io.datasurface.awsbatch.jobs.run.JobReport.Outcome;
import io.datasurface.awsbatch.jobs.run.Locations;
import io.datasurface.awsbatch.spec.ColumnSpec;
import io.datasurface.awsbatch.spec.ExportSpec;
import io.datasurface.awsbatch.spec.ExportTable;
import io.datasurface.awsbatch.spec.LakeColumns;
import io.datasurface.awsbatch.spec.SnapshotTarget;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.apache.hadoop.fs.Path;
import org.apache.spark.sql.Column;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;

/**
 * Writes all rows of the tables of an export, at the newest batch of each datastore, into a folder of files.
 *
 * <p>The folder has a fixed place, because the endpoint of DMS names it, so a run empties it and writes it anew: after a run that ended well it
 * holds that run's files and no others, whatever was killed before. A run must not begin while DMS loads, nor beside another of its
 * container and chunk; whoever starts it sees to that, and of two runs at a time the first fails. Nothing is touched while a dataset has no batch yet.
 */
public final class SnapshotExport {
    /** Says which run has begun last. It is in no folder of a table. */
    private static final String RUN = "_RUN";
    /** A snapshot that nobody keeps may be gone before it is read to its end. */
    private static final Duration LONGEST_RUN = Duration.ofDays(14);

    private final JobContext context;
    private final ExportSpec spec;
    private final SnapshotTarget target;

    /**
     * An export.
     *
     * @param context what the job runs in
     * @param spec what is exported
     * @param target the target of it
     */
    public SnapshotExport(JobContext context, ExportSpec spec, SnapshotTarget target) {
        this.context = context;
        this.spec = spec;
        this.target = target;
    }

    /**
     * Writes the files.
     *
     * @throws JobException if a dataset has no batch yet, or a row cannot be loaded by DMS
     */
    public JobReport run() {
        try (SnapshotPins pins = new SnapshotPins(LONGEST_RUN)) {
            return write(rows(pins));
        }
    }

    private JobReport write(Map<ExportTable, Dataset<Row>> tables) {
        String mark = UUID.randomUUID().toString();
        empty();
        Locations.write(target.location() + "/" + RUN, mark.getBytes(StandardCharsets.UTF_8), context.hadoop());
        List<Entry> entries = new ArrayList<>();
        tables.forEach((table, rows) -> {
            write(table, rows);
            context.checkpoint().reached(Point.STAGED, table.targetTable());
            entries.add(Entry.of(name(table), Outcome.PUBLISHED));
        });
        String last =
                new String(Locations.read(target.location() + "/" + RUN, context.hadoop()), StandardCharsets.UTF_8);
        if (!last.equals(mark)) {
            throw new JobException("Another run has begun to write " + target.location()
                    + " meanwhile, and files of both are there; see that only one is started, and run the load again");
        }
        return new JobReport(entries);
    }

    private static String name(ExportTable table) {
        return table.dataset().store() + "/" + table.dataset().dataset();
    }

    private Map<ExportTable, Dataset<Row>> rows(SnapshotPins pins) {
        NewestBatches batches = new NewestBatches(new LakeTables(context.spark(), spec.lake()));
        Map<ExportTable, Dataset<Row>> rows = new LinkedHashMap<>();
        for (ExportTable table : spec.tables()) {
            BatchRecord newest = batches.find(
                            table.sourceTable(), table.dataset().dataset())
                    .orElseThrow(() -> new JobException("No batch of " + name(table)
                            + " is in the lake yet, and DMS loads all tables of " + spec.container()
                            + " together; ingest it, and run the load again"));
            LakeTable source = batches.table(table.sourceTable(), newest.snapshot());
            pins.add(source, newest.snapshot(), context.clock().instant());
            Column[] columns =
                    table.schema().columns().stream().map(SnapshotExport::text).toArray(Column[]::new);
            // Tombstones are no rows for consumers.
            rows.put(
                    table,
                    context.spark()
                            .read()
                            .option("snapshot-id", newest.snapshot())
                            .table(source.sparkName())
                            .where(col(LakeColumns.DELETED).equalTo(false))
                            .select(columns));
        }
        return rows;
    }

    private static Column text(ColumnSpec column) {
        return SnapshotText.of(column.type(), Names.column(column.name())).as(column.name());
    }

    private void empty() {
        Path folder = new Path(target.location());
        try {
            folder.getFileSystem(context.hadoop()).delete(folder, true);
        } catch (IOException e) {
            throw new UncheckedIOException("Can't empty " + target.location(), e);
        }
    }

    /** A table without rows has a file, too: DMS is to find it and to empty the table. */
    private void write(ExportTable table, Dataset<Row> rows) {
        SnapshotFiles files = new SnapshotFiles(
                target.location() + "/" + target.folder(table), table.schema().columns(), context.hadoop());
        rows.foreachPartition(files);
        if (rows.javaRDD().getNumPartitions() == 0) {
            files.write(1, List.<Row>of().iterator());
        }
    }
}
