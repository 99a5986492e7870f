package io.datasurface.awsbatch.jobs.ingest;

import static io.datasurface.awsbatch.spec.ColumnSpec.nullable;
import static io.datasurface.awsbatch.spec.ColumnSpec.required;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.datasurface.awsbatch.jobs.Store;
import io.datasurface.awsbatch.jobs.export.Mart;
import io.datasurface.awsbatch.jobs.run.Checkpoint;
import io.datasurface.awsbatch.jobs.run.JobException;
import io.datasurface.awsbatch.jobs.run.JobReport;
import io.datasurface.awsbatch.jobs.run.JobReport.Outcome;
import io.datasurface.awsbatch.spec.Consistency;
import io.datasurface.awsbatch.spec.IngestTable;
import io.datasurface.awsbatch.spec.Milestoning;
import io.datasurface.awsbatch.spec.SpecType;
import io.datasurface.awsbatch.spec.Watermark;
import java.io.IOException;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.RowFactory;
import org.junit.jupiter.api.Test;

/** What the ingest job reads from a real PostgreSQL with SQL. */
class PullTest {
    private static final Instant T0 = Instant.parse("2026-11-01T12:00:00Z");
    private static final Optional<Watermark> SNAPSHOT = Optional.empty();
    private static final Optional<Watermark> CHANGED = Optional.of(new Watermark("changed", Duration.ofMinutes(10)));

    /** Before, at and behind the commit that decides. */
    private static final List<Checkpoint.Point> KILLS =
            List.of(Checkpoint.Point.STAGED, Checkpoint.Point.RECORDED, Checkpoint.Point.PUBLISHED);

    private final Mart database = new Mart();

    PullTest() throws SQLException {}

    private static IngestTable table(String name, Milestoning milestoning) {
        return IngestTable.builder(name)
                .source("public", name)
                .table(name)
                .column(required("id", SpecType.integer(32)))
                .column(nullable("name", SpecType.string()))
                .column(nullable("changed", SpecType.parse("timestamptz")))
                .primaryKey("id")
                .milestoning(milestoning)
                .build();
    }

    private Store customers(Milestoning milestoning, Optional<Watermark> watermark) throws SQLException {
        database.execute(
                "CREATE TABLE t (id int PRIMARY KEY, name text, changed timestamptz);"
                        + "INSERT INTO t VALUES (1, 'a', '2026-11-01 10:00:00Z'), (2, 'b', '2026-11-01 10:00:01Z'), (3, 'c', NULL)");
        return new Store().table(table("t", milestoning)).pullsFrom(database, watermark);
    }

    private static JobReport run(Store store, int minutes) {
        JobReport report = store.run(Checkpoint.NONE, T0.plus(Duration.ofMinutes(minutes)));
        report.throwIfFailed();
        return report;
    }

    private static List<Row> live(Store store) {
        return store.sql("SELECT id, name FROM {db}.t WHERE NOT _ds_deleted ORDER BY id");
    }

    private static Row row(Object... values) {
        return RowFactory.create(values);
    }

    @Test
    void aSnapshotBringsWhatIsNewAndEndsWhatIsGone() throws Exception {
        Store store = customers(Milestoning.LIVE_AND_FORENSIC, SNAPSHOT);
        assertThat(run(store, 0).outcome("t")).isEqualTo(Outcome.PUBLISHED);
        assertThat(live(store)).containsExactly(row(1, "a"), row(2, "b"), row(3, "c"));

        Map<String, Long> before = store.lakeFiles();
        assertThat(run(store, 1).outcome("t")).isEqualTo(Outcome.UNCHANGED);
        assertThat(store.lakeFiles()).isEqualTo(before);

        database.execute(
                "UPDATE t SET name = 'B' WHERE id = 2; DELETE FROM t WHERE id = 1; INSERT INTO t VALUES (4, 'd')");
        assertThat(run(store, 2).outcome("t")).isEqualTo(Outcome.PUBLISHED);
        assertThat(live(store)).containsExactly(row(2, "B"), row(3, "c"), row(4, "d"));
        assertThat(store.sql("SELECT id, name, _ds_deleted, _ds_batch_in, _ds_batch_out FROM {db}.t__history"
                        + " ORDER BY id, _ds_batch_in"))
                .as("a row that did not change has no new state")
                .containsExactly(
                        row(1, "a", false, 1L, 2L),
                        row(1, null, true, 2L, null),
                        row(2, "b", false, 1L, 2L),
                        row(2, "B", false, 2L, null),
                        row(3, "c", false, 1L, null),
                        row(4, "d", false, 2L, null));

        database.execute("INSERT INTO t VALUES (1, 'again')");
        run(store, 3);
        assertThat(live(store)).contains(row(1, "again"));
    }

    @Test
    void aWatermarkBringsWhatHasGrown() throws Exception {
        Store store = customers(Milestoning.LIVE_AND_FORENSIC, CHANGED);
        run(store, 0);
        assertThat(live(store)).containsExactly(row(1, "a"), row(2, "b"), row(3, "c"));
        assertThat(run(store, 1).outcome("t"))
                .as("rows within the overlap are read again, and are known")
                .isEqualTo(Outcome.UNCHANGED);

        database.execute(
                "UPDATE t SET name = 'A', changed = '2026-11-01 11:00:00Z' WHERE id = 1; DELETE FROM t WHERE id = 2;"
                        + "UPDATE t SET name = 'unseen' WHERE id = 3");
        assertThat(run(store, 2).outcome("t")).isEqualTo(Outcome.PUBLISHED);
        assertThat(live(store)).containsExactly(row(1, "A"), row(2, "b"), row(3, "c"));

        // Its transaction began before and committed after the last run.
        database.execute(
                "INSERT INTO t VALUES (5, 'late', '2026-11-01 10:55:00Z'), (6, 'too late', '2026-11-01 10:45:00Z')");
        run(store, 3);
        assertThat(live(store)).containsExactly(row(1, "A"), row(2, "b"), row(3, "c"), row(5, "late"));
        assertThat(store.sql("SELECT id, name, _ds_commit_ts, _ds_batch_in FROM {db}.t__history WHERE id IN (1, 5)"
                        + " ORDER BY id, _ds_batch_in"))
                .containsExactly(
                        row(1, "a", Instant.parse("2026-11-01T10:00:00Z"), 1L),
                        row(1, "A", Instant.parse("2026-11-01T11:00:00Z"), 2L),
                        row(5, "late", Instant.parse("2026-11-01T10:55:00Z"), 3L));

        store.epoch(2).pullsFrom(database, CHANGED);
        run(store, 4);
        assertThat(live(store))
                .as("another epoch reads all rows again")
                .containsExactly(row(1, "A"), row(3, "unseen"), row(5, "late"), row(6, "too late"));
        assertThat(
                        store.sql(
                                "SELECT id, _ds_batch_in FROM {db}.t__history WHERE id IN (1, 2) AND _ds_batch_in > 1 ORDER BY id"))
                .as("what is as it was has no new state")
                .containsExactly(row(1, 2L), row(2, 4L));
    }

    @Test
    void aRowMayChangeTwiceAtOneWatermark() throws Exception {
        Store store = customers(Milestoning.LIVE_AND_FORENSIC, CHANGED);
        run(store, 0);
        for (String name : List.of("b1", "b2", "b3")) {
            database.execute("UPDATE t SET name = '" + name + "' WHERE id = 2");
            assertThat(run(store, 1).outcome("t")).isEqualTo(Outcome.PUBLISHED);
            assertThat(live(store)).contains(row(2, name));
        }
        assertThat(store.sql("SELECT name FROM {db}.t__history WHERE id = 2 ORDER BY _ds_seq"))
                .containsExactly(row("b"), row("b1"), row("b2"), row("b3"));
        assertThat(run(store, 2).outcome("t")).isEqualTo(Outcome.UNCHANGED);

        database.execute("INSERT INTO t VALUES (9, 'for ever', '9999-12-31 00:00:00Z')");
        run(store, 3);
        database.execute("UPDATE t SET name = 'B', changed = '2026-11-01 12:03:30Z' WHERE id = 2");
        run(store, 4);
        assertThat(live(store)).contains(row(2, "B"), row(9, "for ever"));
    }

    @Test
    void tablesWithAndWithoutAKeyAreOneBatch() throws Exception {
        database.execute("CREATE TABLE k (name text); INSERT INTO k VALUES ('x')");
        Store store = customers(Milestoning.LIVE, SNAPSHOT)
                .consistency(Consistency.MULTI)
                .table(IngestTable.builder("k")
                        .source("public", "k")
                        .table("k")
                        .column(nullable("name", SpecType.string()))
                        .build());
        run(store, 0);
        database.execute("UPDATE t SET name = 'A' WHERE id = 1; INSERT INTO k VALUES ('y')");
        run(store, 1);
        assertThat(live(store)).contains(row(1, "A"));
        assertThat(store.sql("SELECT name FROM {db}.k ORDER BY name")).containsExactly(row("x"), row("y"));
    }

    @Test
    void aColumnThatIsNewComesWithTheNextSnapshot() throws Exception {
        Store store = customers(Milestoning.LIVE_AND_FORENSIC, SNAPSHOT);
        run(store, 0);
        database.execute("ALTER TABLE t ADD city text; UPDATE t SET city = 'Bonn' WHERE id = 1");
        store.table(IngestTable.builder("t")
                .source("public", "t")
                .table("t")
                .column(required("id", SpecType.integer(32)))
                .column(nullable("name", SpecType.string()))
                .column(nullable("changed", SpecType.parse("timestamptz")))
                .column(nullable("city", SpecType.string()))
                .primaryKey("id")
                .milestoning(Milestoning.LIVE_AND_FORENSIC)
                .build());
        run(store, 1);
        assertThat(store.sql("SELECT id, city FROM {db}.t ORDER BY id"))
                .containsExactly(row(1, "Bonn"), row(2, null), row(3, null));
    }

    /** At each point of the first load, and of a snapshot of two tables that follows. */
    @Test
    void aSnapshotThatIsKilledIsTakenUp() throws Exception {
        int tables = 0;
        for (Checkpoint.Point point : KILLS) {
            String name = "s" + ++tables;
            database.execute(
                    "CREATE TABLE %1$s (id int PRIMARY KEY, name text, changed timestamptz); CREATE TABLE %1$su (LIKE %1$s INCLUDING ALL);"
                                    .formatted(name)
                            + "INSERT INTO %1$s VALUES (1, 'a'); INSERT INTO %1$su VALUES (1, 'a')".formatted(name));
            Store store = new Store()
                    .consistency(Consistency.MULTI)
                    .table(table(name, Milestoning.LIVE))
                    .table(table(name + "u", Milestoning.LIVE))
                    .pullsFrom(database, SNAPSHOT);
            kill(store, point, 0);
            run(store, 1);
            for (String table : List.of(name, name + "u")) {
                assertThat(store.sql("SELECT id, name FROM {db}." + table))
                        .as("%s", point)
                        .containsExactly(row(1, "a"));
            }
            database.execute("UPDATE %1$s SET name = 'b'; INSERT INTO %1$su VALUES (2, 'gone')".formatted(name));
            kill(store, point, 2);
            database.execute("UPDATE %1$s SET name = 'a'; DELETE FROM %1$su WHERE id = 2".formatted(name));
            run(store, 3);
            for (String table : List.of(name, name + "u")) {
                assertThat(store.sql("SELECT id, name FROM {db}." + table + " WHERE NOT _ds_deleted"))
                        .as("%s", point)
                        .containsExactly(row(1, "a"));
            }
        }
    }

    private static void kill(Store store, Checkpoint.Point point, int minutes) {
        try {
            store.run(
                    (reached, subject) -> {
                        if (reached == point) {
                            throw new Error("killed at " + point);
                        }
                    },
                    T0.plus(Duration.ofMinutes(minutes)));
        } catch (Error e) {
            assertThat(e).hasMessageContaining("killed at");
        }
    }

    @Test
    void datesAndIntegersAreWatermarks() throws Exception {
        database.execute(
                "CREATE TABLE d (id int PRIMARY KEY, day date, version bigint, at timestamp);"
                        + "INSERT INTO d VALUES (1, '1969-12-31', -5, '1960-01-01'), (2, '2026-01-01', 7, '2026-01-01 00:00:00.000001')");
        for (String column : List.of("day", "version", "at")) {
            Store store = new Store()
                    .table(IngestTable.builder("d")
                            .source("public", "d")
                            .table("d")
                            .column(required("id", SpecType.integer(32)))
                            .column(nullable("day", SpecType.parse("date")))
                            .column(nullable("version", SpecType.integer(64)))
                            .column(nullable("at", SpecType.parse("timestamp")))
                            .primaryKey("id")
                            .build())
                    .pullsFrom(database, Optional.of(new Watermark(column, Duration.ZERO)));
            run(store, 0);
            database.execute("INSERT INTO d VALUES (3, '2026-01-02', 8, '2026-01-01 00:00:00.000002')");
            assertThat(run(store, 1).outcome("d")).isEqualTo(Outcome.PUBLISHED);
            assertThat(store.sql("SELECT id FROM {db}.d ORDER BY id")).containsExactly(row(1), row(2), row(3));
            assertThat(run(store, 2).outcome("d")).isEqualTo(Outcome.UNCHANGED);
            database.execute("DELETE FROM d WHERE id = 3");
        }
    }

    @Test
    void tablesOfAStoreAreReadInOneSnapshot() throws Exception {
        database.execute("CREATE TABLE a (id int PRIMARY KEY, name text, changed timestamptz);"
                + "CREATE TABLE b (LIKE a INCLUDING ALL); INSERT INTO a VALUES (1, 'old'); INSERT INTO b VALUES (1, 'old');"
                + "CREATE VIEW slow AS SELECT a.* FROM a, pg_sleep(1)");
        IngestTable slow = IngestTable.builder("a")
                .source("public", "slow")
                .table("a")
                .column(required("id", SpecType.integer(32)))
                .column(nullable("name", SpecType.string()))
                .primaryKey("id")
                .build();
        Store store = new Store()
                .consistency(Consistency.MULTI)
                .table(slow)
                .table(table("b", Milestoning.LIVE))
                .pullsFrom(database, SNAPSHOT);
        CompletableFuture<Void> change = CompletableFuture.runAsync(this::changeWhileSlowIsRead);
        run(store, 0);
        change.join();

        assertThat(store.sql("SELECT a.name, b.name FROM {db}.a a JOIN {db}.b b ON a.id = b.id"))
                .containsExactly(row("old", "old"));
        run(store, 1);
        assertThat(store.sql("SELECT a.name, b.name FROM {db}.a a JOIN {db}.b b ON a.id = b.id"))
                .containsExactly(row("new", "new"));
    }

    private void changeWhileSlowIsRead() {
        try {
            while (database.query("SELECT 1 FROM pg_stat_activity WHERE state = 'active' AND query LIKE '%\"slow\"%'"
                            + " AND query NOT LIKE '%pg_stat%' AND query NOT LIKE '%1=0%'")
                    .isEmpty()) {
                Thread.onSpinWait();
            }
            database.execute("BEGIN; UPDATE a SET name = 'new'; UPDATE b SET name = 'new'; COMMIT");
        } catch (SQLException e) {
            throw new IllegalStateException(e);
        }
    }

    @Test
    void aTableWithoutAKeyIsReplaced() throws Exception {
        database.execute("CREATE TABLE k (name text); INSERT INTO k VALUES ('a'), ('a'), (NULL)");
        Store store = new Store()
                .table(IngestTable.builder("k")
                        .source("public", "k")
                        .table("k")
                        .column(nullable("name", SpecType.string()))
                        .build())
                .pullsFrom(database, SNAPSHOT);
        run(store, 0);
        assertThat(store.sql("SELECT name FROM {db}.k ORDER BY name"))
                .containsExactly(row((Object) null), row("a"), row("a"));
        database.execute("DELETE FROM k WHERE name IS NULL");
        run(store, 1);
        assertThat(store.sql("SELECT name FROM {db}.k")).containsExactly(row("a"), row("a"));
    }

    @Test
    void valuesArriveWithoutLossOrNotAtAll() throws Exception {
        database.execute(
                "CREATE TABLE v (\"Id\" smallint PRIMARY KEY, n numeric, m numeric(10,2), u uuid, j jsonb, x bytea,"
                        + " w timestamp, z timestamptz, d date, f float8, b boolean, a int[]);"
                        + "INSERT INTO v VALUES (1, 12.50, 99999999.99, '00000000-0000-0000-0000-000000000001', '{\"k\": 1}', '\\x00ff',"
                        + " '1500-02-28 23:59:59.123456', '2026-03-29 02:30:00+02', '0001-01-01', 'NaN', true, '{1,NULL}')");
        IngestTable values = IngestTable.builder("v")
                .source("public", "v")
                .table("v")
                .column(required("id", SpecType.integer(16)))
                .column(nullable("n", SpecType.decimal(6, 2)))
                .column(nullable("m", SpecType.decimal(10, 2)))
                .column(nullable("u", SpecType.string()))
                .column(nullable("j", SpecType.string()))
                .column(nullable("x", SpecType.parse("binary")))
                .column(nullable("w", SpecType.parse("timestamp")))
                .column(nullable("z", SpecType.parse("timestamptz")))
                .column(nullable("d", SpecType.parse("date")))
                .column(nullable("f", SpecType.parse("double")))
                .column(nullable("b", SpecType.parse("boolean")))
                .column(nullable("a", SpecType.parse("array<integer(32)>")))
                .primaryKey("id")
                .build();
        Store store = new Store().table(values).pullsFrom(database, SNAPSHOT);
        run(store, 0);
        assertThat(store.sql(
                        "SELECT id, n, m, u, j, hex(x), CAST(w AS string), z, CAST(d AS string), isnan(f), b, to_json(a)"
                                + " FROM {db}.v"))
                .containsExactly(row(
                        1,
                        new java.math.BigDecimal("12.50"),
                        new java.math.BigDecimal("99999999.99"),
                        "00000000-0000-0000-0000-000000000001",
                        "{\"k\": 1}",
                        "00FF",
                        "1500-02-28 23:59:59.123456",
                        Instant.parse("2026-03-29T00:30:00Z"),
                        "0001-01-01",
                        true,
                        true,
                        "[1,null]"));

        for (String value : List.of("0.0000000000000000001", "123456789012345678901", "'NaN'")) {
            database.execute("UPDATE v SET n = " + value);
            assertThatThrownBy(() -> run(store, 1))
                    .hasMessageContaining("column n that has more than 20 digits before or 18 after the point");
        }
        database.execute("UPDATE v SET n = 12.505");
        assertThatThrownBy(() -> run(store, 1))
                .isInstanceOf(JobException.class)
                .hasMessageContaining("column n that is no decimal(6,2): 12.505");
        assertThat(store.sql("SELECT n FROM {db}.v")).containsExactly(row(new java.math.BigDecimal("12.50")));
    }

    @Test
    void whatCannotBeReadIsSaid() throws Exception {
        database.execute("CREATE TABLE t (id bigint PRIMARY KEY, nome text)");
        Store store = new Store().table(table("t", Milestoning.LIVE)).pullsFrom(database, SNAPSHOT);
        assertThatThrownBy(() -> run(store, 0))
                .hasMessageContaining("does not have the columns [name, changed] of dataset t; it has [id, nome]");
        database.execute("ALTER TABLE t RENAME nome TO name; ALTER TABLE t ADD changed timestamptz");
        assertThatThrownBy(() -> run(store, 0)).hasMessageContaining("column id has type bigint; expected integer(32)");
        Store missing = new Store().table(table("nothing", Milestoning.LIVE)).pullsFrom(database, SNAPSHOT);
        assertThatThrownBy(() -> run(missing, 0)).hasMessageContaining("relation \"public.nothing\" does not exist");
    }

    @Test
    void anotherWayToReadNeedsAnotherEpoch() throws Exception {
        Store store = customers(Milestoning.LIVE, SNAPSHOT);
        run(store, 0);
        store.pullsFrom(database, CHANGED);
        assertThatThrownBy(() -> run(store, 1)).hasMessageContaining("raise the hint loadEpoch");
        store.epoch(2).pullsFrom(database, CHANGED);
        run(store, 2);
        assertThat(live(store)).hasSize(3);
        store.epoch(3).pullsFrom(database, SNAPSHOT);
        database.execute("DELETE FROM t WHERE id = 1");
        run(store, 3);
        assertThat(live(store)).hasSize(2);
    }

    @Test
    void aRunThatIsKilledLeavesNothingBehindThatCounts() throws IOException, SQLException {
        Store store = customers(Milestoning.LIVE_AND_FORENSIC, CHANGED);
        for (Checkpoint.Point point : KILLS) {
            int number = 10 + point.ordinal();
            database.execute(
                    "UPDATE t SET name = 'v%1$d', changed = '2026-11-01 11:%1$d:00Z' WHERE id = 1".formatted(number));
            kill(store, point, number);
            run(store, number);
            assertThat(live(store)).containsExactly(row(1, "v" + number), row(2, "b"), row(3, "c"));
        }
        assertThat(store.sql("SELECT name FROM {db}.t__history WHERE id = 1 ORDER BY _ds_seq"))
                .as("each state that was there between two runs, once")
                .hasSizeBetween(2, 1 + KILLS.size())
                .doesNotHaveDuplicates();
    }
}
