package io.datasurface.awsbatch.jobs.ingest;

import static io.datasurface.awsbatch.jobs.DmsRows.change;
import static io.datasurface.awsbatch.jobs.DmsRows.dms;
import static io.datasurface.awsbatch.jobs.DmsRows.loadedAt;
import static io.datasurface.awsbatch.jobs.DmsRows.sequence;
import static io.datasurface.awsbatch.spec.ColumnSpec.nullable;
import static io.datasurface.awsbatch.spec.ColumnSpec.required;
import static org.assertj.core.api.Assertions.assertThat;

import io.datasurface.awsbatch.jobs.Store;
import io.datasurface.awsbatch.jobs.run.Checkpoint;
import io.datasurface.awsbatch.jobs.run.JobReport;
import io.datasurface.awsbatch.jobs.run.JobReport.Outcome;
import io.datasurface.awsbatch.spec.Consistency;
import io.datasurface.awsbatch.spec.IngestTable;
import io.datasurface.awsbatch.spec.Milestoning;
import io.datasurface.awsbatch.spec.SpecType;
import java.io.IOException;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.RowFactory;
import org.apache.spark.sql.types.StructType;
import org.junit.jupiter.api.Test;

/** Changes after the load, when nothing goes wrong. */
class ChangesTest {
    private static final StructType FILE = dms(StructType.fromDDL("id int, name string"));
    private static final StructType WITH_OLD_KEY = FILE.add("_ds_bi_id", "int");
    private static final String T0 = "2026-11-01 10:00:00.000000";
    private static final Instant LONG_AGO = Instant.parse("2026-11-01T11:00:00Z");
    private static final Instant NOW = Instant.parse("2026-11-01T12:00:00Z");

    private static IngestTable table(String name, Milestoning milestoning) {
        return IngestTable.builder(name)
                .source("public", name)
                .table(name)
                .column(required("id", SpecType.integer(32)))
                .column(nullable("name", SpecType.string()))
                .primaryKey("id")
                .milestoning(milestoning)
                .build();
    }

    private static String at(int second) {
        return "2026-11-01 10:00:%02d.000000".formatted(second);
    }

    private static Store loaded(Milestoning milestoning, Object... names) throws IOException {
        Store store = new Store().table(table("t", milestoning));
        List<Row> rows = new java.util.ArrayList<>();
        for (int i = 0; i < names.length; i++) {
            rows.add(loadedAt(T0, i + 1, names[i]));
        }
        store.load("t", "LOAD00000001.parquet", FILE, rows);
        return store.complete();
    }

    private static List<Row> live(Store store) {
        return store.sql("SELECT id, name FROM {db}.t WHERE NOT _ds_deleted ORDER BY id");
    }

    private static JobReport run(Store store) {
        JobReport report = store.run(Checkpoint.NONE, NOW);
        report.throwIfFailed();
        return report;
    }

    @Test
    void changesFollowTheLoad() throws IOException {
        Store store = loaded(Milestoning.LIVE, "a", "b", "c");
        run(store);
        store.changes(
                "t",
                "20261101-100100000.parquet",
                FILE,
                LONG_AGO,
                List.of(
                        change("U", 1, at(1), 1, "A"),
                        change("D", 2, at(2), 2, "b"),
                        change("I", 3, at(3), 4, "d"),
                        change("U", 4, at(4), 4, "D"),
                        change("I", 5, at(5), 5, "e"),
                        change("D", 6, at(6), 5, "e")));

        assertThat(run(store).outcome("t")).isEqualTo(Outcome.PUBLISHED);

        assertThat(live(store))
                .containsExactly(RowFactory.create(1, "A"), RowFactory.create(3, "c"), RowFactory.create(4, "D"));
        assertThat(store.sql("SELECT id, name, _ds_seq FROM {db}.t WHERE _ds_deleted ORDER BY id"))
                .as("tombstones have their key only")
                .containsExactly(RowFactory.create(2, null, sequence(2)), RowFactory.create(5, null, sequence(6)));
        Map<String, Long> before = store.lakeFiles();
        assertThat(run(store).outcome("t")).isEqualTo(Outcome.UNCHANGED);
        assertThat(store.lakeFiles()).isEqualTo(before);
    }

    @Test
    void whatComesLateOrTwiceDoesNotBringOldStatesBack() throws IOException {
        Store store = loaded(Milestoning.LIVE, "a", "b");
        List<Row> late = List.of(change("U", 1, at(1), 1, "A"), change("U", 2, at(2), 2, "B"));
        store.changes(
                "t",
                "20261101-100200000.parquet",
                FILE,
                LONG_AGO,
                List.of(change("U", 3, at(3), 1, "AA"), change("D", 4, at(4), 2, "B")));
        run(store);
        store.changes("t", "20261101-100300000.parquet", FILE, LONG_AGO, late);
        run(store);
        store.changes("t", "20261101-100400000.parquet", FILE, LONG_AGO, late);
        run(store);

        assertThat(live(store)).containsExactly(RowFactory.create(1, "AA"));
    }

    @Test
    void aStoreOfSeveralTablesIsTakenUpToATransaction() throws IOException {
        Store store = new Store().table(table("t", Milestoning.LIVE)).table(table("u", Milestoning.LIVE));
        for (String name : List.of("t", "u")) {
            store.load(name, "LOAD00000001.parquet", FILE, List.of(loadedAt(T0, 1, "old")));
        }
        store.complete();
        run(store);
        // The second transaction changes both tables; the file of u is too young, so more may come between.
        store.changes(
                "t",
                "20261101-100100000.parquet",
                FILE,
                LONG_AGO,
                List.of(change("U", 1, at(1), 1, "first"), change("U", 2, at(2), 1, "second")));
        store.changes(
                "u",
                "20261101-120000000.parquet",
                FILE,
                NOW.minusSeconds(5),
                List.of(change("U", 3, at(2), 1, "second"), change("U", 4, at(3), 1, "third")));

        run(store);

        assertThat(live(store)).containsExactly(RowFactory.create(1, "first"));
        assertThat(store.rows("u", "name")).containsExactly(RowFactory.create("old"));
        assertThat(store.sql("SELECT dataset, sequence FROM {db}.autocorp__ds_batches WHERE batch = 2"))
                .containsExactly(RowFactory.create("t", sequence(1)));

        store.run(Checkpoint.NONE, NOW.plusSeconds(600)).throwIfFailed();
        assertThat(live(store)).containsExactly(RowFactory.create(1, "second"));
        assertThat(store.rows("u", "name")).containsExactly(RowFactory.create("third"));
    }

    @Test
    void tablesOfASingleDatasetStoreDoNotWait() throws IOException {
        Store store = loaded(Milestoning.LIVE, "a").consistency(Consistency.SINGLE);
        store.changes("t", "20261101-120000000.parquet", FILE, NOW, List.of(change("U", 1, at(1), 1, "A")));

        run(store);

        assertThat(live(store)).containsExactly(RowFactory.create(1, "A"));
    }

    @Test
    void filesAreTakenInStages() throws IOException {
        Store store = loaded(Milestoning.LIVE_AND_FORENSIC, "a")
                .consistency(Consistency.SINGLE)
                .maxFiles(2);
        for (int i = 1; i <= 5; i++) {
            store.changes(
                    "t",
                    "20261101-10000000" + i + ".parquet",
                    FILE,
                    LONG_AGO.plusSeconds(i),
                    List.of(change("U", i, at(i), 1, "v" + i)));
        }

        run(store);

        assertThat(live(store)).containsExactly(RowFactory.create(1, "v5"));
        assertThat(store.sql("SELECT batch, size(files) FROM {db}.autocorp__ds_batches ORDER BY batch"))
                .containsExactly(RowFactory.create(1L, 3), RowFactory.create(2L, 2), RowFactory.create(3L, 1));
    }

    @Test
    void aTableIsMadeAgainWithAllThatItHadShown() throws IOException {
        Store store = loaded(Milestoning.LIVE_AND_FORENSIC, "a", "a", "a", "a", "a")
                .consistency(Consistency.SINGLE)
                .maxFiles(2);
        for (int i = 1; i <= 5; i++) {
            store.changes(
                    "t",
                    "20261101-10000000" + i + ".parquet",
                    FILE,
                    LONG_AGO.plusSeconds(i),
                    List.of(change("U", i, at(i), i, "v" + i)));
        }
        run(store);
        List<Row> all = live(store);
        List<Row> states = store.sql("SELECT * FROM {db}.t__history ORDER BY id, _ds_batch_in");

        store.sql("DROP TABLE {db}.t");
        run(store);

        assertThat(live(store))
                .as("files that the table before had taken count for it alone")
                .isEqualTo(all)
                .hasSize(5);
        assertThat(store.sql("SELECT * FROM {db}.t__history ORDER BY id, _ds_batch_in"))
                .as("each state once")
                .isEqualTo(states);
        assertThat(store.sql("SELECT size(files) FROM {db}.autocorp__ds_batches WHERE batch > 3"))
                .as("at once: readers do not go back in time")
                .containsExactly(RowFactory.create(6));
    }

    @Test
    void aTableWithManyFilesDoesNotKeepOthersWaiting() throws IOException {
        Store store = new Store()
                .table(table("t", Milestoning.LIVE))
                .table(table("u", Milestoning.LIVE))
                .table(table("v", Milestoning.LIVE))
                .consistency(Consistency.SINGLE)
                .maxFiles(1)
                .maxDuration(Duration.ofSeconds(10));
        for (String name : List.of("t", "u", "v")) {
            store.load(name, "LOAD00000001.parquet", FILE, List.of(loadedAt(T0, 1, "old")));
        }
        store.complete();
        run(store);
        for (int i = 1; i <= 6; i++) {
            backlog(store, "t", i);
        }
        backlog(store, "u", 7);
        backlog(store, "u", 8);
        backlog(store, "v", 9);

        // Each batch takes 4 seconds of 10: of the three tables each gets one, and the others follow.
        JobReport first = timed(store, NOW);
        assertThat(first.entries()).extracting(JobReport.Entry::outcome).containsOnly(Outcome.PUBLISHED);
        assertThat(List.of(name(store, "t"), name(store, "u"), name(store, "v")))
                .containsExactly("v1", "v7", "v9");

        store.maxDuration(Duration.ofSeconds(3));
        assertThat(timed(store, NOW.plusSeconds(60)).outcome("u"))
                .as("t had the first batch of that run")
                .isEqualTo(Outcome.POSTPONED);
        assertThat(name(store, "t")).isEqualTo("v2");
        timed(store, NOW.plusSeconds(120));
        assertThat(List.of(name(store, "t"), name(store, "u")))
                .as("who was served longest ago begins")
                .containsExactly("v2", "v8");

        store.maxDuration(Duration.ofHours(1));
        run(store);
        assertThat(List.of(name(store, "t"), name(store, "u"), name(store, "v")))
                .containsExactly("v6", "v8", "v9");
    }

    private static void backlog(Store store, String table, int number) throws IOException {
        store.changes(
                table,
                "20261101-10000000" + number + ".parquet",
                FILE,
                LONG_AGO.plusSeconds(number),
                List.of(change("U", number, at(number), 1, "v" + number)));
    }

    /** Staging takes 4 seconds. */
    private static JobReport timed(Store store, Instant start) {
        Instant[] now = {start};
        JobReport report = store.run(
                (point, subject) -> now[0] = now[0].plusSeconds(point == Checkpoint.Point.STAGED ? 4 : 0),
                () -> now[0]);
        report.throwIfFailed();
        return report;
    }

    private static String name(Store store, String table) {
        return store.rows(table, "name").get(0).getString(0);
    }

    @Test
    void historyHasEachStateWithTimesAndBatches() throws IOException {
        Store store = loaded(Milestoning.FORENSIC, "a", "b");
        run(store);
        store.changes(
                "t",
                "20261101-100100000.parquet",
                FILE,
                LONG_AGO,
                List.of(
                        change("U", 1, at(1), 1, "A"),
                        change("U", 3, at(3), 1, "AAA"),
                        change("D", 4, at(4), 2, null)));
        run(store);
        store.changes("t", "20261101-100200000.parquet", FILE, LONG_AGO, List.of(change("U", 2, at(2), 1, "AA")));
        run(store);

        assertThat(store.sql(
                        "SELECT id, name, _ds_deleted, date_format(_ds_commit_ts, 'ss'), date_format(_ds_valid_to, 'ss'),"
                                + " _ds_batch_in, _ds_batch_out FROM {db}.t__history ORDER BY id, _ds_epoch, _ds_seq"))
                .containsExactly(
                        RowFactory.create(1, "a", false, "00", "01", 1L, 2L),
                        RowFactory.create(1, "A", false, "01", "02", 2L, 2L),
                        RowFactory.create(1, "AA", false, "02", "03", 3L, 3L),
                        RowFactory.create(1, "AAA", false, "03", null, 2L, null),
                        RowFactory.create(2, "b", false, "00", "04", 1L, 2L),
                        RowFactory.create(2, null, true, "04", null, 2L, null));
    }

    @Test
    void aReloadAddsToTheHistoryOnlyWhatIsOther() throws IOException {
        Store store = loaded(Milestoning.LIVE_AND_FORENSIC, "same", "changes", "goes");
        run(store);
        store.epoch(2)
                .load(
                        "t",
                        "LOAD00000001.parquet",
                        FILE,
                        List.of(
                                loadedAt(at(30), 1, "same"),
                                loadedAt(at(30), 2, "changed"),
                                loadedAt(at(30), 4, "comes")));
        store.complete();
        run(store);

        assertThat(store.sql("SELECT id, name, _ds_epoch, _ds_deleted, _ds_batch_in, _ds_batch_out FROM {db}.t__history"
                        + " ORDER BY id, _ds_epoch"))
                .containsExactly(
                        RowFactory.create(1, "same", 1L, false, 1L, null),
                        RowFactory.create(2, "changes", 1L, false, 1L, 2L),
                        RowFactory.create(2, "changed", 2L, false, 2L, null),
                        RowFactory.create(3, "goes", 1L, false, 1L, 2L),
                        RowFactory.create(3, null, 2L, true, 2L, null),
                        RowFactory.create(4, "comes", 2L, false, 2L, null));
    }

    @Test
    void historyCanBeAskedForLater() throws IOException {
        Store store = loaded(Milestoning.LIVE, "a", "b");
        store.changes("t", "20261101-100100000.parquet", FILE, LONG_AGO, List.of(change("D", 1, at(1), 2, "b")));
        run(store);
        store.table(table("t", Milestoning.LIVE_AND_FORENSIC));

        run(store);

        assertThat(live(store)).containsExactly(RowFactory.create(1, "a"));
        assertThat(store.sql("SELECT id, name, _ds_seq, _ds_batch_in FROM {db}.t__history ORDER BY id, _ds_seq"))
                .containsExactly(RowFactory.create(1, "a", "", 2L), RowFactory.create(2, null, sequence(1), 2L));
        assertThat(run(store).outcome("t")).isEqualTo(Outcome.UNCHANGED);
    }

    @Test
    void aKeyThatChangesTakesItsRowAlong() throws IOException {
        Store store = loaded(Milestoning.LIVE_AND_FORENSIC, "a", "b");
        store.changes(
                "t",
                "20261101-100100000.parquet",
                WITH_OLD_KEY,
                LONG_AGO,
                List.of(moved(1, at(1), 9, "a", 1), moved(2, at(2), 2, "B", 2)));

        run(store);

        assertThat(live(store)).containsExactly(RowFactory.create(2, "B"), RowFactory.create(9, "a"));
        assertThat(store.sql("SELECT id, _ds_deleted FROM {db}.t__history WHERE id IN (1, 9) ORDER BY id, _ds_seq"))
                .containsExactly(RowFactory.create(1, false), RowFactory.create(1, true), RowFactory.create(9, false));
    }

    private static Row moved(long number, String time, int id, String name, int oldId) {
        return RowFactory.create("U", id, name, sequence(number), time, oldId);
    }

    @Test
    void aFileOfChangesMayBeOlderThanAColumn() throws IOException {
        Store store = loaded(Milestoning.LIVE, "a");
        run(store);
        store.table(IngestTable.builder("t")
                .source("public", "t")
                .table("t")
                .column(required("id", SpecType.integer(32)))
                .column(nullable("name", SpecType.string()))
                .column(nullable("more", SpecType.integer(64)))
                .primaryKey("id")
                .build());
        store.changes("t", "20261101-100100000.parquet", FILE, LONG_AGO, List.of(change("U", 1, at(1), 1, "A")));
        store.changes(
                "t",
                "20261101-100200000.parquet",
                dms(StructType.fromDDL("id int, name string, more bigint")),
                LONG_AGO,
                List.of(change("I", 2, at(2), 2, "b", 7L)));

        run(store);

        assertThat(store.rows("t", "id", "name", "more"))
                .containsExactlyInAnyOrder(RowFactory.create(1, "A", null), RowFactory.create(2, "b", 7L));
    }

    @Test
    void aTableIsMadeAgainOfALoadThatIsOlderThanAColumn() throws IOException {
        Store store = loaded(Milestoning.LIVE_AND_FORENSIC, "a", "b");
        run(store);
        store.table(IngestTable.builder("t")
                .source("public", "t")
                .table("t")
                .column(required("id", SpecType.integer(32)))
                .column(nullable("name", SpecType.string()))
                .column(nullable("more", SpecType.integer(64)))
                .primaryKey("id")
                .milestoning(Milestoning.LIVE_AND_FORENSIC)
                .build());
        store.changes(
                "t",
                "20261101-100200000.parquet",
                dms(StructType.fromDDL("id int, name string, more bigint")),
                LONG_AGO,
                List.of(change("I", 2, at(2), 3, "c", 7L)));
        assertThat(run(store).notes()).isEmpty();
        List<Row> states = store.sql("SELECT * FROM {db}.t__history ORDER BY id, _ds_batch_in");

        store.sql("DROP TABLE {db}.t");
        JobReport report = run(store);

        assertThat(store.rows("t", "id", "name", "more"))
                .containsExactlyInAnyOrder(
                        RowFactory.create(1, "a", null),
                        RowFactory.create(2, "b", null),
                        RowFactory.create(3, "c", 7L));
        assertThat(store.sql("SELECT * FROM {db}.t__history ORDER BY id, _ds_batch_in"))
                .as("each state once")
                .isEqualTo(states);
        assertThat(report.notes())
                .containsExactly(
                        "t: column more is not in 1 of the 1 files of the load, and null in their rows; if the source has it,"
                                + " they are older than the column: raise the hint loadEpoch of the datastore, and all is"
                                + " read once more");
    }

    @Test
    void changesThatCannotBeAreRefused() throws IOException {
        refused(change("X", 1, at(1), 1, "A"), "has another value than I, U or D in column Op");
        refused(RowFactory.create("U", 1, "A", "7", at(1)), "has no number of 35 digits in column _ds_change_seq");
        refused(RowFactory.create("U", 1, "A", null, at(1)), "has no number of 35 digits in column _ds_change_seq");
        refused(change("U", 1, null, 1, "A"), "has no time in column _ds_commit_ts");
        refused(change("D", 1, at(1), null, "A"), "has no value in column id, which can't be null");
    }

    private static void refused(Row row, String message) throws IOException {
        Store store = loaded(Milestoning.LIVE, "a");
        run(store);
        store.changes("t", "20261101-100100000.parquet", FILE, LONG_AGO, List.of(row));

        JobReport report = store.run(Checkpoint.NONE, NOW);

        assertThat(report.outcome("t")).isEqualTo(Outcome.FAILED);
        assertThat(org.assertj.core.api.Assertions.catchThrowable(report::throwIfFailed))
                .hasMessageContaining(message)
                .hasMessageContaining("20261101-100100000.parquet");
        assertThat(live(store)).containsExactly(RowFactory.create(1, "a"));
    }
}
