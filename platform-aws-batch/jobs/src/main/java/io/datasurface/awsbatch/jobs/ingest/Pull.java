package io.datasurface.awsbatch.jobs.ingest;

import io.datasurface.awsbatch.jobs.ingest.StagedRows.Kind;
import io.datasurface.awsbatch.jobs.jdbc.DatabaseAddress;
import io.datasurface.awsbatch.jobs.lake.Batches;
import io.datasurface.awsbatch.jobs.lake.LakeTable;
import io.datasurface.awsbatch.jobs.lake.LoadMark;
import io.datasurface.awsbatch.jobs.run.JobContext;
import io.datasurface.awsbatch.jobs.source.SourceDatabase;
import io.datasurface.awsbatch.jobs.source.SourceTable;
import io.datasurface.awsbatch.jobs.staging.FileManifest;
import io.datasurface.awsbatch.spec.ColumnSpec;
import io.datasurface.awsbatch.spec.IngestTable;
import io.datasurface.awsbatch.spec.JdbcSource;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Function;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;

/**
 * What the job reads from a database with SQL: datasets that are published together are read in one snapshot. What is read goes to files of this
 * run first, so that all that follows sees the same rows. How far it came is in the {@link Batches} only: a run that is killed leaves files that
 * nobody looks at.
 *
 * @param source the database
 * @param context where the job runs
 */
record Pull(JdbcSource source, JobContext context) implements Deliveries {
    private static final FileManifest NONE = new FileManifest(List.of());

    @Override
    public boolean isReady() {
        return true;
    }

    @Override
    public boolean isSeries() {
        return false;
    }

    @Override
    public Optional<Function<IngestTable, Delivery>> next(List<DatasetTables> tables, Batches batches) {
        String folder = source.location() + "/" + UUID.randomUUID();
        PulledFiles files = new PulledFiles(context.spark(), folder);
        Instant now = context.clock().instant();
        Map<IngestTable, Delivery> read = new HashMap<>();
        try (SourceDatabase database = SourceDatabase.open(
                context.spark(),
                DatabaseAddress.of(source),
                context.secrets().login(source.secretArn()),
                "ingest",
                now,
                folder + "/copied")) {
            for (DatasetTables each : tables) {
                read.put(each.dataset(), new Reading(each, database, files, batches).read());
            }
        }
        return Optional.of(read::get);
    }

    /** One dataset. */
    private final class Reading {
        private final IngestTable dataset;
        private final SourceTable table;
        private final SourceDatabase database;
        private final PulledFiles files;
        private final LakeTable live;
        private final Batches batches;
        private final PullNumbers numbers;

        Reading(DatasetTables tables, SourceDatabase database, PulledFiles files, Batches batches) {
            this.dataset = tables.dataset();
            this.table = SourceTable.of(dataset);
            this.database = database;
            this.files = files;
            this.live = tables.live();
            this.batches = batches;
            this.numbers = PullNumbers.of(dataset, source.watermark());
        }

        Delivery read() {
            if (dataset.schema().primaryKey().isEmpty()) {
                FileManifest all = files.whole(dataset, database.rows(table, ""));
                return new Delivery(newEpoch(), Kind.BATCH, all, NONE, Optional.empty());
            }
            // What is recorded and cannot be shown any more is read again.
            Optional<String> last =
                    batches.sequence(dataset.dataset(), dataset.table(), source.loadEpoch(), live.batches());
            numbers.check(last);
            boolean isLoaded = live.load()
                    .filter(mark -> mark.epoch() == source.loadEpoch())
                    .isPresent();
            if (!isLoaded || last.isEmpty()) {
                return load(last);
            }
            return source.watermark().isPresent() ? grown(last.get()) : differences(last.get());
        }

        /** All rows of a table without a key are a load of their own, whose number is its time. */
        private long newEpoch() {
            long shown = live.load().map(LoadMark::epoch).orElse(0L);
            return Math.max(shown + 1, database.time().toEpochMilli());
        }

        private Delivery load(Optional<String> last) {
            PulledFiles.Written written = source.watermark().isPresent()
                    ? files.load(dataset, database.rows(table, ""), numbers, database.time())
                    : files.load(
                            dataset,
                            database.rows(table, ""),
                            numbers.ofSnapshot(database.time(), last),
                            database.time());
            return new Delivery(
                    source.loadEpoch(),
                    Kind.PULL,
                    written.files(),
                    NONE,
                    written.last().or(() -> Optional.of(numbers.least())));
        }

        private Delivery grown(String last) {
            ColumnSpec column = dataset.schema()
                    .column(source.watermark().orElseThrow().column())
                    .orElseThrow();
            String condition = database.condition(table, column, numbers.bound(last, database.time()));
            PulledFiles.Written written = files.grown(
                    dataset,
                    database.rows(table, condition),
                    rows().where(numbers.mayBeKnown(last, database.time())),
                    numbers,
                    database.time());
            return changes(written, last);
        }

        private Delivery differences(String last) {
            PulledFiles.Written written = files.differences(
                    dataset,
                    database.rows(table, ""),
                    rows(),
                    numbers.ofSnapshot(database.time(), Optional.of(last)),
                    database.time());
            return changes(written, last);
        }

        private Dataset<Row> rows() {
            return live.rows(context.spark(), live.current());
        }

        private Delivery changes(PulledFiles.Written written, String last) {
            String newest =
                    written.last().filter(number -> number.compareTo(last) > 0).orElse(last);
            return new Delivery(source.loadEpoch(), Kind.PULL, NONE, written.files(), Optional.of(newest));
        }
    }
}
