package io.datasurface.awsbatch.jobs.export;

import static io.datasurface.awsbatch.jobs.export.Publication.gone;
import static io.datasurface.awsbatch.jobs.export.Publication.put;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.fail;

import io.datasurface.awsbatch.spec.ColumnSpec;
import io.datasurface.awsbatch.spec.SpecType;
import io.datasurface.awsbatch.spec.TableSchema;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicBoolean;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** What holds in each kind of database: two tables, {@code a} and {@code b}, are always seen as of the same batch, whatever is killed. */
abstract class TargetDatabaseContract {
    static final Instant NOW = Instant.parse("2026-11-01T12:00:00Z");
    private static final TableSchema SCHEMA = TableSchema.of(
                    ColumnSpec.required("id", SpecType.integer(32)), ColumnSpec.required("batch", SpecType.integer(64)))
            .withKey("id");
    private static final TableSchema OTHER = TableSchema.of(
                    ColumnSpec.required("id", SpecType.integer(32)),
                    ColumnSpec.nullable("more", SpecType.string(20)),
                    ColumnSpec.required("batch", SpecType.integer(64)))
            .withKey("id");

    /** A new database. */
    abstract ConsumerDatabase database() throws SQLException;

    /** A query of the number of tables, not views, whose names begin with a text. */
    abstract String tables(String prefix);

    /** A query of the number of sessions, in this database, that wait for a lock of their own making. */
    abstract String waiting();

    /** What becomes of the tables in a run: changes for both, both anew, both with other columns, or other columns for one and changes for one. */
    private enum Kind {
        MERGE,
        REBUILD,
        COLUMNS,
        MIXED
    }

    /** A batch has the row 1, which changes with each batch, and a row of its own in the place of that of the batch before. */
    private static void prepare(Publication run, Kind kind, long batch) {
        run.snapshot(batch);
        for (String table : List.of("a", "b")) {
            boolean mixed = kind == Kind.MIXED && table.equals("a");
            boolean other = (kind == Kind.COLUMNS || mixed) && batch % 2 == 0;
            run.table(table, other ? OTHER : SCHEMA, row(other, 1, batch), row(other, batch + 1, batch));
            if (kind == Kind.MERGE || kind == Kind.MIXED && table.equals("b")) {
                run.changed(
                        table,
                        put("1", Long.toString(batch)),
                        gone(Long.toString(batch), null),
                        put(Long.toString(batch + 1), Long.toString(batch)));
            }
        }
    }

    private static org.apache.spark.sql.Row row(boolean other, long id, long batch) {
        return other
                ? put(Long.toString(id), "more", Long.toString(batch))
                : put(Long.toString(id), Long.toString(batch));
    }

    private static List<String> rows(long batch) {
        String other = batch + 1 + "|" + batch;
        return List.of("a|1|" + batch, "a|" + other, "b|1|" + batch, "b|" + other);
    }

    private static final String BOTH =
            "SELECT 'a' AS name, id, batch FROM v_a UNION ALL SELECT 'b', id, batch FROM v_b ORDER BY 1, 2";

    @Test
    void killedAtAnyStatementReadersSeeOneBatchOfAll() throws SQLException {
        ConsumerDatabase mart = database();
        Connection reader = mart.connect();
        Publication run = new Publication(mart);
        long batch = 1;
        prepare(run, Kind.REBUILD, batch);
        run.run(NOW);
        assertThat(ConsumerDatabase.query(reader, BOTH)).isEqualTo(rows(batch));
        boolean killed = true;
        int statement = 0;
        for (; killed; statement++) {
            batch++;
            prepare(run, Kind.MIXED, batch);
            Instant now = NOW.plus(Duration.ofDays(2 * batch));
            killed = isKilled(run, now, new Faults(statement));
            assertThat(ConsumerDatabase.query(reader, BOTH))
                    .as("killed after statement %s", statement)
                    .isIn(rows(batch - 1), rows(batch));
            // A run that was about to commit leaves most behind; the next one has to cope with it wherever it is killed
            // itself.
            if (killed && ConsumerDatabase.query(reader, BOTH).equals(rows(batch - 1))) {
                assertThat(isKilled(run, now, Faults.beforeCommit())).isTrue();
                isKilled(run, now, new Faults(statement));
                assertThat(ConsumerDatabase.query(reader, BOTH))
                        .as("killed before the commit, then after statement %s", statement)
                        .isIn(rows(batch - 1), rows(batch));
            }
            run.run(now);
            assertThat(ConsumerDatabase.query(reader, BOTH))
                    .as("killed after statement %s, then run", statement)
                    .isEqualTo(rows(batch));
        }
        assertThat(statement).as("statements").isGreaterThan(20);
        run.run(NOW.plus(Duration.ofDays(2 * batch + 2)));
        assertThat(mart.query(tables("a_"))).as("nothing is left behind").containsExactly("1");
        reader.close();
    }

    @Test
    void killedAtAnyStatementOfTheFirstRunAViewIsThereWithAllRowsOrNot() throws SQLException {
        ConsumerDatabase mart = database();
        boolean killed = true;
        for (int statement = 0; killed; statement++) {
            String name = "t" + statement;
            Publication run = new Publication(mart)
                    .table(name, SCHEMA, put("1", "1"), put("2", "1"))
                    .snapshot(1);
            killed = isKilled(run, NOW, new Faults(statement));
            if (isThere(mart, "v_" + name)) {
                assertThat(mart.query("SELECT id FROM v_" + name + " ORDER BY id"))
                        .containsExactly("1", "2");
            }
            run.run(NOW);
            assertThat(mart.query("SELECT id FROM v_" + name + " ORDER BY id")).containsExactly("1", "2");
        }
    }

    private static boolean isThere(ConsumerDatabase mart, String view) throws SQLException {
        return !mart.query("SELECT table_name FROM information_schema.views WHERE table_name = '" + view + "'"
                        + " AND table_schema = '" + mart.target().schema() + "'")
                .isEmpty();
    }

    private static boolean isKilled(Publication run, Instant now, Faults faults) throws SQLException {
        try {
            run.run(now, faults);
            return false;
        } catch (Faults.Killed e) {
            return true;
        }
    }

    @Test
    void whoReadsMeanwhileSeesOneBatchOfAll() throws SQLException, InterruptedException, ExecutionException {
        ConsumerDatabase mart = database();
        Publication run = new Publication(mart);
        prepare(run, Kind.REBUILD, 1);
        run.run(NOW);
        AtomicBoolean done = new AtomicBoolean();
        ExecutorService readers = Executors.newSingleThreadExecutor();
        try {
            Future<Integer> reader = readers.submit(() -> read(mart, done));
            for (long batch = 2; batch <= 20; batch++) {
                prepare(run, Kind.values()[(int) (batch % Kind.values().length)], batch);
                run.run(NOW);
            }
            done.set(true);
            assertThat(reader.get()).as("batches that were seen").isGreaterThan(3);
        } finally {
            done.set(true);
            readers.shutdownNow();
        }
    }

    private static int read(ConsumerDatabase mart, AtomicBoolean done) throws SQLException {
        long last = 0;
        int seen = 0;
        try (Connection connection = mart.connect()) {
            while (!done.get()) {
                List<String> rows = ConsumerDatabase.query(connection, BOTH);
                long batch = Long.parseLong(rows.get(0).substring("a|1|".length()));
                if (!rows.equals(rows(batch)) || batch < last) {
                    fail("After batch " + last + " the reader saw " + rows);
                }
                seen += batch > last ? 1 : 0;
                last = batch;
            }
        }
        return seen;
    }

    @Test
    void aTableStaysForADayAndAsLongAsAViewShowsIt() throws SQLException {
        ConsumerDatabase mart = database();
        Publication run = new Publication(mart);
        prepare(run, Kind.REBUILD, 1);
        run.run(NOW);
        String former =
                mart.query("SELECT physical FROM _ds_exports WHERE name = 'a'").get(0);
        mart.execute(
                "UPDATE _ds_views SET definition = 'SELECT 1' WHERE name = 'v_b'"); // As if b were another consumer's.
        prepare(run, Kind.REBUILD, 2);
        run.run(NOW);
        assertThat(mart.query(tables("a_"))).as("the former table is there").containsExactly("2");
        mart.execute(
                "INSERT INTO _ds_views (name, definition) SELECT 'gone', definition FROM _ds_views WHERE name = 'v_a'");
        mart.execute("UPDATE _ds_views SET definition = REPLACE(definition, '_l2', '_l1') WHERE name = 'gone'");

        run.run(NOW.plus(Duration.ofDays(2)));
        assertThat(mart.query("SELECT physical FROM _ds_retired"))
                .as("a view that is no longer exported shows it")
                .containsExactly(former);

        mart.execute("DELETE FROM _ds_views WHERE name = 'gone'");
        run.run(NOW.plus(Duration.ofDays(2)));
        assertThat(mart.query(tables("a_"))).containsExactly("1");
    }

    @Test
    void aTableWithoutKeyIsBuiltAnew() throws SQLException {
        ConsumerDatabase mart = database();
        TableSchema schema = TableSchema.of(ColumnSpec.nullable("id", SpecType.integer(32)));
        Publication run = new Publication(mart);

        run.table("k", schema, put("1"), put("1"), put((String) null))
                .snapshot(1)
                .run(NOW);
        assertThat(mart.query("SELECT * FROM v_k ORDER BY id IS NULL, id")).containsExactly("1", "1", "null");

        run.table("k", schema).snapshot(2).run(NOW);
        assertThat(mart.query("SELECT * FROM v_k")).isEmpty();
    }

    /** The first run of each kind has lost its connection and with it its lock; its tasks do not know that. */
    @ParameterizedTest
    @EnumSource(
            value = Kind.class,
            names = {"MERGE", "REBUILD"})
    void tasksOfARunThatLostItsLockDoNotDisturbTheNext(Kind kind) throws SQLException {
        ConsumerDatabase mart = database();
        Publication run = new Publication(mart);
        prepare(run, Kind.REBUILD, 1);
        run.run(NOW);
        List<RowTask> tasks = new ArrayList<>();
        RowTasks late = task -> {
            tasks.add(task);
            return List.of();
        };
        TargetTable table = Publication.target("a", SCHEMA);
        try (TargetDatabase lost = TargetDatabase.open(
                mart.target(), mart.logins().login(mart.target().secretArn()), "aws", "test", Publication.HADOOP)) {
            lost.stage(table, late, NOW);
            lost.build(table, lost.exported(table), late, NOW);
        }
        int[] written = {0};
        run.meanwhile(() -> tasks.forEach(task -> {
            try {
                task.call(List.of(put("77", "77")).iterator());
                written[0]++;
            } catch (Exception e) {
                assertThat(e).isInstanceOf(SQLException.class); // Its table is not there any more.
            }
        }));
        prepare(run, kind, 2);

        run.run(NOW);

        assertThat(mart.query(BOTH)).isEqualTo(rows(2));
        assertThat(written[0]).as("tasks that wrote").isPositive();
        run.meanwhile(() -> {});
        prepare(run, Kind.MERGE, 3);
        run.run(NOW.plus(Duration.ofDays(2)));
        assertThat(mart.query(tables("a_"))).as("nothing is left behind").containsExactly("1");
    }

    @Test
    void twoRunsWaitForEachOther() throws SQLException, InterruptedException, ExecutionException {
        ConsumerDatabase mart = database();
        Publication run = new Publication(mart);
        prepare(run, Kind.REBUILD, 1);
        ExecutorService other = Executors.newSingleThreadExecutor();
        TargetDatabase first = TargetDatabase.open(
                mart.target(), mart.logins().login(mart.target().secretArn()), "aws", "test", Publication.HADOOP);
        try {
            Future<?> second = other.submit(() -> {
                run.run(NOW);
                return true;
            });
            while (!mart.query(waiting()).equals(List.of("1"))) {
                assertThat(second.isDone()).as("it did not wait").isFalse();
            }
            assertThat(first.exported(Publication.target("a", SCHEMA))).isEmpty();
            first.close();
            second.get();
            assertThat(mart.query(BOTH)).isEqualTo(rows(1));
        } finally {
            first.close();
            other.shutdownNow();
        }
    }
}
