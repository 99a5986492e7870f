package io.datasurface.awsbatch.jobs.ingest;

import static org.assertj.core.api.Assertions.assertThat;

import io.datasurface.awsbatch.jobs.DmsRows;
import io.datasurface.awsbatch.jobs.Store;
import io.datasurface.awsbatch.jobs.export.Mart;
import io.datasurface.awsbatch.jobs.run.Checkpoint;
import io.datasurface.awsbatch.jobs.run.JobReport;
import io.datasurface.awsbatch.spec.Consistency;
import io.datasurface.awsbatch.spec.RawRetention;
import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.SQLException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.apache.spark.sql.Row;

/**
 * A random history of a source, delivered as DMS does, with runs that die and files that are removed when they were ingested; and the tables,
 * history and batches that there have to be, in the lake and, after exports, at consumers.
 */
final class RandomStory {
    /** A run, which may die anywhere. */
    @FunctionalInterface
    interface Run {
        /** Whether it died. */
        boolean dies(Store store, Instant now);
    }

    /** No exception, so that no code of the job takes it for a failure that it should handle. */
    static final class Killed extends Error {
        private static final long serialVersionUID = 1L;
    }

    private final Random random;
    private final Store store = new Store();
    private final RandomSource source;
    private final Run run;
    private final boolean together;
    private final Mart mart;

    RandomStory(Random random, Run run) {
        this.random = random;
        this.run = run;
        this.source = new RandomSource(random);
        this.mart = mart();
        this.together = random.nextInt(3) > 0;
        store.consistency(together ? Consistency.MULTI : Consistency.SINGLE).maxFiles(4 + random.nextInt(30));
        RandomSource.TABLES.forEach(table -> store.table(RandomSource.table(table)));
    }

    void run() throws IOException {
        source.live(store, 30);
        for (int epoch = 0; epoch < 1 + random.nextInt(2); epoch++) {
            source.load(store);
            int steps = 1 + random.nextInt(3);
            for (int step = 0; step < steps; step++) {
                source.live(store, random.nextInt(150));
                if (random.nextInt(4) == 0) {
                    source.truncate(RandomSource.TABLES.get(random.nextInt(2)));
                    source.live(store, random.nextInt(50));
                }
                runOrDie();
                removeOrDie();
                if (together) {
                    newestBatchIsOneMomentOfTheSource();
                }
                if (random.nextInt(3) == 0) {
                    exportOrDie();
                }
            }
            source.rest(store);
            store.run(Checkpoint.NONE, source.now()).throwIfFailed();
            tablesAreThoseOfTheSource();
            historyAgreesWithTheTables();
            export(Checkpoint.NONE);
            if (epoch == 0) {
                historyHasEachState();
            }
        }
    }

    private void runOrDie() {
        if (run.dies(store, source.now()) && random.nextInt(4) == 0) {
            String table = RandomSource.TABLES.get(random.nextInt(2)) + (random.nextBoolean() ? "" : "__history");
            if (!store.sql("SHOW TABLES IN {db} LIKE '" + table + "'").isEmpty()) {
                store.sql("CALL lake.system.rewrite_data_files(table => '{db}." + table
                        + "', options => map('rewrite-all', 'true'))");
            }
        }
    }

    /** Files go that were ingested some time ago, while the next run perhaps works; no file goes that was not ingested. */
    private void removeOrDie() throws IOException {
        Set<Path> before = files();
        Instant old = source.now().minusSeconds(random.nextInt(60));
        int[] points = {random.nextInt(3) == 0 ? random.nextInt(5) : -1};
        boolean meanwhile = random.nextInt(3) == 0;
        try {
            store.removeRaw(
                            store.raw(RawRetention.SHORTEST),
                            (point, subject) -> {
                                if (point == Checkpoint.Point.STAGED && meanwhile) {
                                    runOrDie();
                                }
                                synchronized (points) {
                                    if (points[0]-- == 0) {
                                        throw new Killed();
                                    }
                                }
                            },
                            old.plus(RawRetention.SHORTEST))
                    .throwIfFailed();
        } catch (Killed e) {
            // It is done by another run.
        }
        Set<Path> gone = new TreeSet<>(before);
        gone.removeAll(files());
        if (!gone.isEmpty()) {
            assertThat(ingested(old)).containsAll(gone);
        }
    }

    private Set<Path> files() throws IOException {
        Path staging = store.staging().getParent();
        if (!Files.exists(staging)) {
            return Set.of();
        }
        try (Stream<Path> all = Files.walk(staging)) {
            return all.filter(file -> file.toString().endsWith(".parquet")).collect(Collectors.toSet());
        }
    }

    /** What the tables themselves say: files of batches that were recorded before a time, and that a table and its history show. */
    private Set<Path> ingested(Instant before) {
        Set<Path> files = new TreeSet<>();
        for (String table : RandomSource.TABLES) {
            long shown = Math.min(shown(table), shown(table + "__history"));
            store.sql("SELECT explode(files.path) FROM {db}.autocorp__ds_batches WHERE table = '" + table
                            + "' AND batch <= " + shown + " AND recorded_at < timestamp_millis("
                            + before.toEpochMilli() + ")")
                    .forEach(row -> files.add(Path.of(URI.create(row.getString(0)))));
        }
        return files;
    }

    private long shown(String table) {
        return store.sql("SHOW TBLPROPERTIES {db}." + table + " ('datasurface.batch')").stream()
                .map(row -> row.getString(1))
                .filter(text -> text.matches("[0-9]+"))
                .mapToLong(Long::parseLong)
                .findFirst()
                .orElse(0);
    }

    private void tablesAreThoseOfTheSource() {
        for (String table : RandomSource.TABLES) {
            assertThat(rows(table, table, "NOT _ds_deleted")).as(table).isEqualTo(expected(table));
        }
    }

    /** What is truncated stays until the table is loaded anew. */
    private TreeMap<Integer, String> expected(String table) {
        TreeMap<Integer, String> rows = applied(table, "~");
        if (!source.isTruncated(table)) {
            assertThat(rows).isEqualTo(source.now(table));
        }
        return rows;
    }

    private void exportOrDie() {
        int[] points = {random.nextInt(2) == 0 ? -1 : random.nextInt(5)};
        try {
            export((point, subject) -> {
                if (points[0]-- == 0) {
                    throw new Killed();
                }
            });
        } catch (Killed e) {
            // The next export goes on.
        }
    }

    /** Consumers have what the newest batch of each table has, states too. */
    private void export(Checkpoint checkpoint) {
        JobReport report = store.export(store.export(mart.target()), Mart.LOGIN, checkpoint, source.now());
        report.throwIfFailed();
        for (String table : RandomSource.TABLES) {
            if (report.outcome("autocorp/" + table) != JobReport.Outcome.WAITING) {
                Row newest = store.sql("SELECT max_by(snapshot, batch), max_by(history_snapshot, batch)"
                                + " FROM {db}.autocorp__ds_batches WHERE table = '" + table + "'")
                        .get(0);
                RandomShape shape = RandomSource.shape(table);
                List<String> wanted = new ArrayList<>();
                rows(table, table + " VERSION AS OF " + newest.getLong(0), "NOT _ds_deleted")
                        .forEach((id, name) -> wanted.add(shape.text(id, name)));
                assertThat(found("SELECT " + shape.texts() + " FROM report_g_" + table))
                        .as("%s at its consumers", table)
                        .containsExactlyInAnyOrderElementsOf(wanted);
                List<String> states = new ArrayList<>();
                store.sql("SELECT " + shape.columns() + " FROM {db}." + table + "__history VERSION AS OF "
                                + newest.getLong(1) + " WHERE NOT _ds_deleted")
                        .forEach(row -> states.add(
                                shape.text(shape.id(row), shape.name(row).orElse(null))));
                assertThat(found("SELECT " + shape.texts() + " FROM report_g_" + table + "__history"))
                        .as("states of %s at its consumers", table)
                        .containsExactlyInAnyOrderElementsOf(states);
            }
        }
    }

    private List<String> found(String sql) {
        try {
            return mart.query(sql);
        } catch (SQLException e) {
            throw new IllegalStateException(e);
        }
    }

    private static Mart mart() {
        try {
            return new Mart();
        } catch (SQLException e) {
            throw new IllegalStateException(e);
        }
    }

    /** At the snapshots of the newest records all tables are as if the changes up to one of them, and no other, had been applied. */
    private void newestBatchIsOneMomentOfTheSource() {
        if (store.sql("SHOW TABLES IN {db} LIKE 'autocorp__ds_batches'").isEmpty()) {
            return;
        }
        Optional<String> cut = Optional.ofNullable(
                store.sql("SELECT max(sequence) FROM {db}.autocorp__ds_batches WHERE load_epoch = " + source.epoch())
                        .get(0)
                        .getString(0));
        for (Row newest : store.sql("SELECT table, max_by(snapshot, batch), max_by(load_epoch, batch)"
                + " FROM {db}.autocorp__ds_batches GROUP BY table")) {
            if (newest.getLong(2) == source.epoch()) {
                String table = newest.getString(0);
                assertThat(rows(table, table + " VERSION AS OF " + newest.getLong(1), "NOT _ds_deleted"))
                        .as("%s up to %s", table, cut)
                        .isEqualTo(applied(table, cut.orElse("")));
            }
        }
    }

    private TreeMap<Integer, String> applied(String table, String cut) {
        TreeMap<Integer, String> rows = new TreeMap<>(source.loaded(table));
        for (RandomSource.Change change : source.captured(table)) {
            if (DmsRows.sequence(change.number()).compareTo(cut) <= 0) {
                change.oldId().filter(old -> old != change.id()).ifPresent(rows::remove);
                if (change.op().equals("D")) {
                    rows.remove(change.id());
                } else {
                    rows.put(change.id(), change.name().orElse(null));
                }
            }
        }
        return rows;
    }

    private void historyAgreesWithTheTables() {
        for (String table : RandomSource.TABLES) {
            assertThat(rows(table, table + "__history", "_ds_batch_out IS NULL AND NOT _ds_deleted"))
                    .isEqualTo(expected(table));
            for (Row batch :
                    store.sql("SELECT batch, snapshot FROM {db}.autocorp__ds_batches WHERE table = '" + table + "'")) {
                String at = Long.toString(batch.getLong(0));
                assertThat(rows(
                                table,
                                table + "__history",
                                "NOT _ds_deleted AND _ds_batch_in <= " + at + " AND coalesce(_ds_batch_out > " + at
                                        + ", true)"))
                        .as("%s at batch %s", table, at)
                        .isEqualTo(rows(table, table + " VERSION AS OF " + batch.getLong(1), "NOT _ds_deleted"));
            }
        }
    }

    /** In the first epoch the history is the load and then each change, each valid up to the next of its key. */
    private void historyHasEachState() {
        for (String table : RandomSource.TABLES) {
            TreeMap<Integer, List<String>> expected = new TreeMap<>();
            source.loaded(table).forEach((id, name) -> add(expected, id, "+" + name));
            for (RandomSource.Change change : source.captured(table)) {
                String at = " from " + RandomSource.time(change.second());
                change.oldId().filter(old -> old != change.id()).ifPresent(old -> add(expected, old, "-" + at));
                add(
                        expected,
                        change.id(),
                        change.op().equals("D") ? "-" + at : "+" + change.name().orElse(null) + at);
            }
            TreeMap<Integer, List<String>> found = new TreeMap<>();
            TreeMap<Integer, Optional<String>> ends = new TreeMap<>();
            RandomShape shape = RandomSource.shape(table);
            for (Row row : store.sql("SELECT " + shape.columns() + ", _ds_deleted, _ds_seq,"
                    + " date_format(_ds_commit_ts, 'yyyy-MM-dd HH:mm:ss.SSSSSS') since,"
                    + " date_format(_ds_valid_to, 'yyyy-MM-dd HH:mm:ss.SSSSSS') end"
                    + " FROM {db}." + table + "__history ORDER BY _ds_epoch, _ds_seq")) {
                int id = shape.id(row);
                String since = row.getAs("since");
                if (ends.containsKey(id)) {
                    assertThat(ends.get(id)).as("end of a state of %s", id).contains(since);
                }
                ends.put(id, Optional.ofNullable(row.getAs("end")));
                String at = row.<String>getAs("_ds_seq").isEmpty() ? "" : " from " + since;
                boolean isDeleted = row.<Boolean>getAs("_ds_deleted");
                add(found, id, (isDeleted ? "-" : "+" + shape.name(row).orElse(null)) + at);
            }
            assertThat(found).as(table).isEqualTo(expected);
            assertThat(ends.values()).containsOnly(Optional.empty());
        }
    }

    private static void add(Map<Integer, List<String>> states, int id, String state) {
        states.computeIfAbsent(id, key -> new ArrayList<>()).add(state);
    }

    private TreeMap<Integer, String> rows(String table, String from, String where) {
        RandomShape shape = RandomSource.shape(table);
        String sql = "SELECT " + shape.columns() + " FROM {db}." + from + " WHERE " + where;
        TreeMap<Integer, String> rows = new TreeMap<>();
        for (Row row : store.sql(sql)) {
            assertThat(rows).as(sql).doesNotContainKey(shape.id(row));
            rows.put(shape.id(row), shape.name(row).orElse(null));
        }
        return rows;
    }
}
