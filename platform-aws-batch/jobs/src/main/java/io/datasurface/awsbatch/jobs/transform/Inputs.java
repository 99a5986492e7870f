package io.datasurface.awsbatch.jobs.transform;

import io.datasurface.awsbatch.jobs.lake.BatchRecord;
import io.datasurface.awsbatch.jobs.lake.BatchTable;
import io.datasurface.awsbatch.jobs.lake.Batches;
import io.datasurface.awsbatch.jobs.lake.LakeTable;
import io.datasurface.awsbatch.jobs.lake.LakeTables;
import io.datasurface.awsbatch.jobs.lake.LakeTypes;
import io.datasurface.awsbatch.jobs.lake.Names;
import io.datasurface.awsbatch.jobs.lake.SnapshotPin;
import io.datasurface.awsbatch.jobs.run.JobContext;
import io.datasurface.awsbatch.jobs.run.JobException;
import io.datasurface.awsbatch.jobs.staging.BatchManifest;
import io.datasurface.awsbatch.spec.LakeColumns;
import io.datasurface.awsbatch.spec.Milestoning;
import io.datasurface.awsbatch.spec.OutputDataset;
import io.datasurface.awsbatch.spec.TransformInput;
import io.datasurface.awsbatch.spec.TransformSpec;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.function.Predicate;
import org.apache.iceberg.Schema;
import org.apache.iceberg.spark.SparkSchemaUtil;
import org.apache.spark.sql.Column;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.SparkSession;

/**
 * The tables that a run reads, each at the snapshot of the newest batch of its store. The record of a store's batches is read once, so all
 * datasets of a store are of one batch.
 */
final class Inputs {
    private static final String HISTORY_SUFFIX = "__history";

    /**
     * A table as the run reads it.
     *
     * @param name by which the program knows it
     * @param tableName the Iceberg table
     * @param table the same; empty if it is the output, and there is none of it yet
     * @param batch the batch of its store
     * @param snapshot of the table
     * @param columns its columns
     * @param isNews whether another snapshot is a reason to run
     */
    private record View(
            String name,
            String tableName,
            Optional<LakeTable> table,
            long batch,
            long snapshot,
            Schema columns,
            boolean isNews) {}

    /** Numbers of the batches of the output that are read, one for each dataset of it; 0 where there is none. */
    private final List<Long> own = new ArrayList<>();

    private boolean isOwnUnknown;
    private final List<View> views = new ArrayList<>();
    private final List<String> missing = new ArrayList<>();

    private Inputs() {}

    /** Looks what there is. */
    static Inputs find(JobContext context, TransformSpec spec) {
        LakeTables lake = new LakeTables(context.spark(), spec.lake());
        Map<String, Optional<Batches>> stores = new HashMap<>();
        Inputs inputs = new Inputs();
        for (TransformInput input : spec.inputs()) {
            Optional<LakeTable> live = lake.find(input.table());
            Optional<Batches> batches = live.flatMap(LakeTable::batchTable)
                    .flatMap(name -> stores.computeIfAbsent(
                            name, found -> BatchTable.find(lake, found).map(BatchTable::read)));
            if (input.previousBatch()) {
                inputs.addOwn(input, spec, lake, batches);
                continue;
            }
            Optional<BatchRecord> newest =
                    batches.flatMap(all -> all.newestOf(input.dataset().dataset(), input.table()));
            if (newest.isPresent()) {
                inputs.add(input, lake, live.orElseThrow(), newest.get());
            } else {
                inputs.missing.add(input.dataset().toString());
            }
        }
        return inputs;
    }

    /** Its newest batch is in the version of its table that was there before, as long as the next one has not been filled from it. */
    private void addOwn(TransformInput input, TransformSpec spec, LakeTables lake, Optional<Batches> batches) {
        isOwnUnknown |= batches.isEmpty();
        String dataset = input.dataset().dataset();
        Optional<BatchRecord> newest = batches.flatMap(
                all -> newest(input, all, table -> lake.find(table).isPresent()));
        own.add(newest.map(BatchRecord::epoch).orElse(0L));
        if (newest.isPresent()) {
            add(input, lake, lake.find(newest.get().table()).orElseThrow(), newest.get());
        } else {
            batches.flatMap(all -> all.newest(dataset)).ifPresent(record -> {
                throw new JobException("Table " + record.table() + ", which has the newest batch of " + input.dataset()
                        + ", is not in the lake any more, and so the transformer can't read its own output");
            });
            addNothing(input, spec);
        }
    }

    private static Optional<BatchRecord> newest(TransformInput input, Batches batches, Predicate<String> isThere) {
        String dataset = input.dataset().dataset();
        return batches.of(dataset).stream()
                .map(BatchRecord::table)
                .distinct()
                .filter(isThere)
                .flatMap(table -> batches.newestOf(dataset, table).stream())
                .max(Comparator.comparingLong(BatchRecord::epoch)
                        .thenComparing(record -> record.table().equals(input.table())));
    }

    private void add(TransformInput input, LakeTables lake, LakeTable live, BatchRecord newest) {
        boolean isNews = !input.previousBatch();
        if (input.milestoning() != Milestoning.FORENSIC) {
            check(live, newest.snapshot());
            views.add(new View(
                    input.name(),
                    newest.table(),
                    Optional.of(live),
                    newest.batch(),
                    newest.snapshot(),
                    live.schema(),
                    isNews));
        }
        if (input.milestoning() != Milestoning.LIVE) {
            String name = LakeTables.history(newest.table());
            LakeTable history = lake.find(name)
                    .filter(table -> newest.historySnapshot().isPresent())
                    .orElseThrow(() -> new JobException("The lake keeps no history of " + input.dataset()
                            + ", and the transformer asks for it; render and ingest again"));
            long snapshot = newest.historySnapshot().orElseThrow();
            check(history, snapshot);
            views.add(new View(
                    historyName(input),
                    name,
                    Optional.of(history),
                    newest.batch(),
                    snapshot,
                    history.schema(),
                    isNews));
        }
    }

    private static void check(LakeTable table, long snapshot) {
        if (!table.has(snapshot)) {
            throw new JobException("Snapshot " + snapshot + " of " + table.name()
                    + ", which the newest batch names, is not in the lake any more; was the table rolled back?");
        }
    }

    /** Before its first batch a transformer that reads its own output reads nothing. */
    private void addNothing(TransformInput input, TransformSpec spec) {
        OutputDataset dataset = spec.output().datasets().stream()
                .filter(each -> each.dataset().equals(input.dataset().dataset()))
                .findFirst()
                .orElseThrow(() -> new JobException("Dataset " + input.dataset()
                        + " is no dataset of the output, whose previous batch is asked for"));
        if (input.milestoning() != Milestoning.FORENSIC) {
            Schema schema = LakeTypes.icebergSchema(dataset.schema());
            views.add(new View(input.name(), input.table(), Optional.empty(), 0, 0, schema, false));
        }
        if (input.milestoning() != Milestoning.LIVE) {
            Schema schema = LakeTypes.historySchema(dataset.schema());
            String table = LakeTables.history(input.table());
            views.add(new View(historyName(input), table, Optional.empty(), 0, 0, schema, false));
        }
    }

    private static String historyName(TransformInput input) {
        return input.milestoning() == Milestoning.FORENSIC ? input.name() : input.name() + HISTORY_SUFFIX;
    }

    /** The datasets of which there is no batch yet. */
    List<String> missing() {
        return List.copyOf(missing);
    }

    /** Changes if there is a reason to run again. */
    String state() {
        StringBuilder text = new StringBuilder();
        for (View view : views) {
            if (view.isNews()) {
                text.append(view.name()).append('\n').append(view.tableName());
                text.append('\n').append(view.snapshot()).append('\n');
            }
        }
        return text.toString();
    }

    /**
     * Whether what is read of the output is as new as a batch of it, or newer. The ingest job gives the tables the number of the batch as their
     * epoch.
     */
    boolean hasOwn(long number) {
        return own.stream().allMatch(epoch -> epoch >= number);
    }

    /** Whether a table of the output that is read is not there yet, so that it can't be told what a former version of it has. */
    boolean isOwnUnknown() {
        return isOwnUnknown;
    }

    /** For the manifest. */
    List<BatchManifest.Input> read() {
        return views.stream()
                .filter(view -> view.table().isPresent())
                .map(view -> new BatchManifest.Input(view.tableName(), view.batch(), view.snapshot()))
                .toList();
    }

    /**
     * Keeps the snapshots from being removed.
     *
     * @param pins gets each pin as soon as it is there, so that those that are there can be let go if another one fails
     */
    void pin(JobContext context, Duration longest, List<SnapshotPin> pins) {
        for (View view : views) {
            view.table()
                    .ifPresent(table -> pins.add(SnapshotPin.of(
                            table, view.snapshot(), context.clock().instant(), longest)));
        }
    }

    /** The rows of each, by its name. Tombstones are no rows, and what else the platform keeps in live tables is no column. */
    SortedMap<String, Dataset<Row>> rows(SparkSession spark) {
        SortedMap<String, Dataset<Row>> rows = new TreeMap<>();
        for (View view : views) {
            Dataset<Row> all = view.table()
                    .map(table -> table.rows(spark, Optional.of(view.snapshot())))
                    .orElseGet(() -> spark.createDataFrame(List.of(), SparkSchemaUtil.convert(view.columns())));
            boolean history = Arrays.asList(all.columns()).contains(LakeColumns.BATCH_IN);
            Column[] columns = Arrays.stream(all.columns())
                    .filter(column ->
                            !column.startsWith(LakeColumns.PREFIX) || (history && !column.equals(LakeColumns.DELETED)))
                    .map(Names::column)
                    .toArray(Column[]::new);
            rows.put(
                    view.name(),
                    all.where(Names.column(LakeColumns.DELETED).equalTo(false)).select(columns));
        }
        return rows;
    }
}
