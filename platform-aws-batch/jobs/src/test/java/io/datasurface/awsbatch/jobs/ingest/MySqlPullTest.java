package io.datasurface.awsbatch.jobs.ingest;

import static io.datasurface.awsbatch.spec.ColumnSpec.nullable;
import static io.datasurface.awsbatch.spec.ColumnSpec.required;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.datasurface.awsbatch.jobs.Store;
import io.datasurface.awsbatch.jobs.export.ConsumerDatabase;
import io.datasurface.awsbatch.jobs.export.MariaMart;
import io.datasurface.awsbatch.jobs.reconcile.ReconcileJob;
import io.datasurface.awsbatch.jobs.run.Checkpoint;
import io.datasurface.awsbatch.jobs.run.JobContext;
import io.datasurface.awsbatch.jobs.run.JobReport;
import io.datasurface.awsbatch.jobs.run.JobReport.Outcome;
import io.datasurface.awsbatch.spec.Consistency;
import io.datasurface.awsbatch.spec.IngestTable;
import io.datasurface.awsbatch.spec.ReconcileSpec;
import io.datasurface.awsbatch.spec.SpecType;
import io.datasurface.awsbatch.spec.Watermark;
import java.math.BigDecimal;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.RowFactory;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What the ingest job reads from a real MariaDB with SQL, and what the reconcile job compares with it. */
class MySqlPullTest {
    private static final Instant T0 = Instant.parse("2026-11-01T12:00:00Z");

    private final MariaMart database = new MariaMart();
    private final String schema = database.target().database();

    MySqlPullTest() throws SQLException {}

    private void execute(String... statements) throws SQLException {
        try (Connection connection = database.connect();
                Statement statement = connection.createStatement()) {
            for (String sql : statements) {
                statement.execute(sql);
            }
        }
    }

    private IngestTable.Builder table(String name) {
        return IngestTable.builder("t").source(schema, name).table("t").primaryKey("id");
    }

    private static JobReport run(Store store, int minutes) {
        JobReport report = store.run(Checkpoint.NONE, T0.plus(Duration.ofMinutes(minutes)));
        report.throwIfFailed();
        return report;
    }

    private static Row row(Object... values) {
        return RowFactory.create(values);
    }

    @Test
    void valuesOfEachTypeArriveWithoutLoss(@TempDir Path reports) throws SQLException {
        execute(
                "CREATE TABLE `t``s` (`Id` int unsigned PRIMARY KEY, flag tinyint(1), b bit(1), s smallint unsigned,"
                        + " large bigint unsigned, money decimal(18,2), part float, ratio double, day date,"
                        + " local datetime(6), at timestamp(6) NULL, name varchar(40) CHARACTER SET utf8mb4, data blob,"
                        + " doc json, kind enum('x','y'), y year)",
                "SET time_zone = '+05:30'",
                "INSERT INTO `t``s` VALUES (4294967295, 1, b'1', 65535, 18446744073709551615, -1234567890123456.78, 0.1,"
                        + " 0.30000000000000004, '0001-01-01', '2026-03-29 02:30:00.000001', '2026-03-29 02:30:00.123456',"
                        + " 'a\\\\''\"\n\uD83D\uDE97', x'00FF', '{\"k\": 1}', 'y', 2026)",
                "INSERT INTO `t``s` (`Id`, ratio, part) VALUES (0, -1.7976931348623157e308, 3.4028234e38)");
        IngestTable values = table("t`s")
                .column(required("id", SpecType.integer(64)))
                .column(nullable("flag", SpecType.Simple.BOOLEAN))
                .column(nullable("b", SpecType.Simple.BOOLEAN))
                .column(nullable("s", SpecType.integer(32)))
                .column(nullable("large", SpecType.decimal(20, 0)))
                .column(nullable("money", SpecType.decimal(18, 2)))
                .column(nullable("part", SpecType.Simple.FLOAT))
                .column(nullable("ratio", SpecType.Simple.DOUBLE))
                .column(nullable("day", SpecType.Simple.DATE))
                .column(nullable("local", SpecType.Simple.TIMESTAMP))
                .column(nullable("at", SpecType.Simple.TIMESTAMPTZ))
                .column(nullable("name", SpecType.string(40)))
                .column(nullable("data", SpecType.binary()))
                .column(nullable("doc", SpecType.string()))
                .column(nullable("kind", SpecType.string()))
                .column(nullable("y", SpecType.integer(16)))
                .build();
        Store store = new Store().table(values).pullsFrom(database, Optional.empty());

        run(store, 0);

        assertThat(store.sql(
                        "SELECT id, flag, b, s, large, money, part, ratio, day, local, at, name, hex(data), doc, kind, y"
                                + " FROM {db}.t ORDER BY id DESC"))
                .containsExactly(
                        row(
                                4294967295L,
                                true,
                                true,
                                65535,
                                new BigDecimal("18446744073709551615"),
                                new BigDecimal("-1234567890123456.78"),
                                0.1f,
                                0.30000000000000004,
                                LocalDate.of(1, 1, 1),
                                LocalDateTime.parse("2026-03-29T02:30:00.000001"),
                                Instant.parse("2026-03-28T21:00:00.123456Z"),
                                "a\\'\"\n\uD83D\uDE97",
                                "00FF",
                                "{\"k\": 1}",
                                "y",
                                2026),
                        row(
                                0L,
                                null,
                                null,
                                null,
                                null,
                                null,
                                3.4028234e38f,
                                -Double.MAX_VALUE,
                                null,
                                null,
                                null,
                                null,
                                null,
                                null,
                                null,
                                null));
        assertThat(run(store, 1).outcome("t")).as("nothing differs").isEqualTo(Outcome.UNCHANGED);
        assertThat(reconcile(store, values, reports, 2).notes()).isEmpty();

        execute("UPDATE `t``s` SET ratio = 0.3 WHERE id > 0", "DELETE FROM `t``s` WHERE id = 0");
        assertThat(reconcile(store, values, reports, 3).notes().toString()).contains("2 rows differ");
        assertThat(run(store, 4).outcome("t")).isEqualTo(Outcome.PUBLISHED);
        assertThat(store.sql("SELECT id, ratio FROM {db}.t WHERE NOT _ds_deleted"))
                .containsExactly(row(4294967295L, 0.3));
    }

    private JobReport reconcile(Store store, IngestTable table, Path reports, int minutes) {
        ReconcileSpec spec =
                new ReconcileSpec("test", "autocorp", store.lake(), "file://" + reports, 0, database.sourceSide(table));
        Clock clock = Clock.fixed(T0.plus(Duration.ofMinutes(minutes)), ZoneOffset.UTC);
        return new ReconcileJob(new JobContext(store.spark, clock, Checkpoint.NONE, database.logins())).run(spec);
    }

    @Test
    void aWatermarkBringsWhatHasGrownWhateverTheZoneOfTheServer() throws SQLException {
        execute(
                "CREATE TABLE t (id int PRIMARY KEY, day date, version bigint, local datetime(6), at timestamp(6))",
                "SET time_zone = '-11:00'",
                "INSERT INTO t VALUES (1, '2026-01-01', -5, '2026-01-01', '2026-01-01'),"
                        + " (2, '2026-01-02', 7, '2026-01-02 00:00:00.000001', '2026-01-02 00:00:00.000001')");
        for (String column : List.of("day", "version", "local", "at")) {
            Store store = new Store()
                    .table(table("t")
                            .column(required("id", SpecType.integer(32)))
                            .column(nullable("day", SpecType.Simple.DATE))
                            .column(nullable("version", SpecType.integer(64)))
                            .column(nullable("local", SpecType.Simple.TIMESTAMP))
                            .column(nullable("at", SpecType.Simple.TIMESTAMPTZ))
                            .build())
                    .pullsFrom(database, Optional.of(new Watermark(column, Duration.ZERO)));
            run(store, 0);
            execute(
                    "SET time_zone = '+13:00'",
                    "INSERT INTO t SELECT 3, day, version + 1, local + INTERVAL 1 MICROSECOND, at + INTERVAL 1 MICROSECOND"
                            + " FROM t WHERE id = 2",
                    // Nobody sees it: its watermark is as old as can be.
                    "INSERT INTO t SELECT 4, day - INTERVAL 9 DAY, version - 20000, local - INTERVAL 9 DAY, at - INTERVAL 9 DAY"
                            + " FROM t WHERE id = 2");
            assertThat(run(store, 1).outcome("t")).as(column).isEqualTo(Outcome.PUBLISHED);
            assertThat(store.sql("SELECT id, at FROM {db}.t ORDER BY id"))
                    .as(column)
                    .containsExactly(
                            row(1, Instant.parse("2026-01-01T11:00:00Z")),
                            row(2, Instant.parse("2026-01-02T11:00:00.000001Z")),
                            row(3, Instant.parse("2026-01-02T11:00:00.000002Z")));
            assertThat(run(store, 2).outcome("t")).as(column).isEqualTo(Outcome.UNCHANGED);
            execute("DELETE FROM t WHERE id > 2");
        }
    }

    /** The first table is read when a lock is let go, after both have changed. */
    @Test
    void tablesOfAStoreAreReadInOneSnapshot() throws Exception {
        execute(
                "CREATE TABLE a (id int PRIMARY KEY, name text)",
                "CREATE TABLE b LIKE a",
                "INSERT INTO a VALUES (1, 'old')",
                "INSERT INTO b VALUES (1, 'old')",
                "CREATE VIEW slow AS SELECT a.* FROM a WHERE GET_LOCK('" + schema + "', 60) = 1");
        IngestTable.Builder first =
                IngestTable.builder("a").source(schema, "slow").table("a");
        IngestTable.Builder second =
                IngestTable.builder("b").source(schema, "b").table("b");
        Store store = new Store().consistency(Consistency.MULTI);
        for (IngestTable.Builder each : List.of(first, second)) {
            store.table(each.column(required("id", SpecType.integer(32)))
                    .column(nullable("name", SpecType.string()))
                    .primaryKey("id")
                    .build());
        }
        store.pullsFrom(database, Optional.empty());
        try (Connection gate = database.connect()) {
            ConsumerDatabase.query(gate, "SELECT GET_LOCK('" + schema + "', 0)");
            CompletableFuture<Void> change = CompletableFuture.runAsync(() -> changeAndOpen(gate));
            run(store, 0);
            change.join();
        }
        assertThat(store.sql("SELECT a.name, b.name FROM {db}.a a JOIN {db}.b b ON a.id = b.id"))
                .containsExactly(row("old", "old"));
        run(store, 1);
        assertThat(store.sql("SELECT a.name, b.name FROM {db}.a a JOIN {db}.b b ON a.id = b.id"))
                .containsExactly(row("new", "new"));
    }

    private void changeAndOpen(Connection gate) {
        try {
            String waiting =
                    "SELECT 1 FROM information_schema.processlist WHERE db = '" + schema + "' AND state = 'User lock'";
            while (database.query(waiting).isEmpty()) {
                Thread.onSpinWait();
            }
            execute("UPDATE a SET name = 'new'", "UPDATE b SET name = 'new'");
            ConsumerDatabase.query(gate, "SELECT RELEASE_LOCK('" + schema + "')");
        } catch (SQLException e) {
            throw new IllegalStateException(e);
        }
    }

    @Test
    void whatCannotBeReadIsRefused() throws SQLException {
        execute(
                "CREATE TABLE t (id int PRIMARY KEY, place geometry, day date, flag tinyint)",
                "SET sql_mode = ''",
                "INSERT INTO t VALUES (1, NULL, '0000-00-00', 1), (2, NULL, NULL, 2)");
        assertRefused(
                SpecType.string(), "place", "Column place of table " + schema + ".t of dataset t has type geometry");
        assertRefused(SpecType.Simple.DATE, "day", "has a time in column day that the lake cannot hold: 0000-00-00");
        assertRefused(SpecType.Simple.BOOLEAN, "flag", "has a value in column flag that is no boolean: 2");
        assertRefused(SpecType.string(), "nothing", "does not have the columns [nothing]");
        assertThatThrownBy(() -> run(
                        new Store()
                                .table(table("none")
                                        .column(required("id", SpecType.integer(32)))
                                        .build())
                                .pullsFrom(database, Optional.empty()),
                        0))
                .hasStackTraceContaining("There is no table `" + schema + "`.`none`");
    }

    private void assertRefused(SpecType type, String column, String message) {
        Store store = new Store()
                .table(table("t")
                        .column(required("id", SpecType.integer(32)))
                        .column(nullable(column, type))
                        .build())
                .pullsFrom(database, Optional.empty());
        assertThatThrownBy(() -> run(store, 0)).hasStackTraceContaining(message);
    }
}
