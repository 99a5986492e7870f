package io.datasurface.awsbatch.jobs.export;

import static io.datasurface.awsbatch.jobs.export.Publication.put;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.datasurface.awsbatch.jobs.run.JobException;
import io.datasurface.awsbatch.spec.ColumnSpec;
import io.datasurface.awsbatch.spec.SpecType;
import io.datasurface.awsbatch.spec.TableSchema;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.apache.spark.sql.Row;
import org.junit.jupiter.api.Test;

/** The steps of an export against a real PostgreSQL, and what is special there. */
class PostgresDatabaseTest extends TargetDatabaseContract {
    private static final TableSchema NUMBERS =
            TableSchema.of(ColumnSpec.required("id", SpecType.integer(32))).withKey("id");

    @Override
    ConsumerDatabase database() throws SQLException {
        return new Mart();
    }

    @Override
    String tables(String prefix) {
        return "SELECT count(*) FROM pg_tables WHERE schemaname = 'datasurface' AND starts_with(tablename, '" + prefix
                + "')";
    }

    @Override
    String waiting() {
        return "SELECT count(*) FROM pg_locks WHERE locktype = 'advisory' AND NOT granted AND database ="
                + " (SELECT oid FROM pg_database WHERE datname = current_database())";
    }

    /** A consumer's transaction that has read a view and does not end. */
    private static Connection idleInTransaction(ConsumerDatabase mart, String view) throws SQLException {
        Connection reader = mart.connect();
        reader.setAutoCommit(false);
        ConsumerDatabase.query(reader, "SELECT * FROM " + view);
        return reader;
    }

    /** Shows the tables a1 and b1 behind the views a and b, each if it is not shown yet, in the transaction of the connection. */
    private static void show(Connection connection, String number, Patience patience) throws SQLException {
        Dialect dialect = new PostgresDialect("datasurface");
        Ledger ledger = new Ledger(connection, dialect, "test");
        TargetTable table = Publication.target("t", NUMBERS);
        new TransactionalViews(
                        dialect, ledger, (view, reader) -> List.of(), TransactionalViews.Replacing.LONGER, patience)
                .within(List.of(
                        new TargetView("a", List.of("id"), List.of(), table, "a" + number),
                        new TargetView("b", List.of("id"), List.of(), table, "b" + number)));
    }

    private static ConsumerDatabase shown() throws SQLException {
        ConsumerDatabase mart = new Mart();
        mart.execute(
                "CREATE SCHEMA datasurface; CREATE TABLE a1 (id int); CREATE TABLE a2 (id int); CREATE TABLE b1 (id int);"
                        + "CREATE TABLE b2 (id int); INSERT INTO a1 VALUES (1); INSERT INTO b1 VALUES (1); INSERT INTO a2 VALUES (2);"
                        + "INSERT INTO b2 VALUES (2); CREATE TABLE _ds_views (name text PRIMARY KEY, definition text NOT NULL, subject text)");
        try (Connection run = mart.connect()) {
            run.setAutoCommit(false);
            show(run, "1", Patience.ONCE);
            run.commit();
        }
        return mart;
    }

    @Test
    void whoReadsAViewHoldsItsChangeUpAndNobodyElse() throws SQLException {
        ConsumerDatabase mart = shown();
        try (Connection run = mart.connect();
                Connection idle = idleInTransaction(mart, "b");
                Connection other = mart.connect()) {
            run.setAutoCommit(false);
            ConsumerDatabase.query(run, "INSERT INTO a2 VALUES (3) RETURNING id");
            int[] pauses = {0};
            Runnable pause = () -> {
                try {
                    assertThat(ConsumerDatabase.query(other, "SELECT a.id, b.id FROM a, b"))
                            .as("others read between two tries")
                            .containsExactly("1|1");
                    if (++pauses[0] == 2) {
                        idle.commit();
                    }
                } catch (SQLException e) {
                    throw new AssertionError(e);
                }
            };

            show(run, "2", new Patience(5, pause));
            run.commit();

            assertThat(pauses[0]).as("tries that were held up").isEqualTo(2);
            assertThat(mart.query("SELECT a.id, b.id FROM a, b ORDER BY a.id"))
                    .as("with what the transaction did before")
                    .containsExactly("2|2", "3|2");
        }
    }

    @Test
    void whoNeverEndsATransactionIsToldOfInTheEnd() throws SQLException {
        ConsumerDatabase mart = shown();
        try (Connection run = mart.connect();
                Connection idle = idleInTransaction(mart, "b")) {
            run.setAutoCommit(false);

            assertThatThrownBy(() -> show(run, "2", new Patience(2, () -> {})))
                    .isInstanceOf(JobException.class)
                    .hasMessageContaining("The view b can't be changed: in 2 tries that took too long");

            run.rollback();
            assertThat(ConsumerDatabase.query(idle, "SELECT a.id, b.id FROM a, b"))
                    .containsExactly("1|1");
        }
    }

    @Test
    void aTableThatIsStillReadStaysForAnotherRun() throws SQLException {
        ConsumerDatabase mart = database();
        Publication run = new Publication(mart).table("t", NUMBERS, put("1")).snapshot(1);
        run.run(NOW);
        String former = mart.query("SELECT physical FROM _ds_exports").get(0);
        run.table("t", NUMBERS, put("2")).snapshot(2).run(NOW);
        try (Connection idle = idleInTransaction(mart, "\"" + former + "\"")) {
            run.run(NOW.plus(Duration.ofDays(2)));
            assertThat(mart.query(tables("t_"))).containsExactly("2");
            idle.commit();
        }

        run.run(NOW.plus(Duration.ofDays(2)));

        assertThat(mart.query(tables("t_"))).containsExactly("1");
    }

    /** Spark has lost sight of a task, which lives on with its rows not yet committed when the task is run again. */
    @Test
    void aTaskThatIsRunBesideItselfLeavesItsRowsOnce() throws Exception {
        Mart mart = new Mart();
        TargetTable table = Publication.target("t", TableSchema.of(ColumnSpec.nullable("id", SpecType.integer(32))));
        mart.execute(
                "CREATE SCHEMA datasurface; CREATE TABLE s (_ds_partition int, _ds_first int, _ds_action char(1), id int)");
        RowTask task = new PostgresDialect("datasurface").loader(mart.connector(), table, "s");
        List<Row> rows = List.of(put("1"), put("1"), put("2"));
        ExecutorService other = Executors.newSingleThreadExecutor();
        List<Future<?>> again = new ArrayList<>();
        try {
            Iterator<Row> lost = rows.stream()
                    .peek(row -> {
                        if (again.isEmpty()) {
                            again.add(other.submit(() -> task.call(rows.iterator())));
                            await(mart, again.get(0));
                        }
                    })
                    .iterator();

            task.call(lost);
            again.get(0).get();
        } finally {
            other.shutdownNow();
        }

        assertThat(mart.query("SELECT id FROM s ORDER BY id")).containsExactly("1", "1", "2");
    }

    /** Returns when a task is done, or waits for another. */
    private void await(ConsumerDatabase mart, Future<?> task) {
        try {
            while (!task.isDone() && mart.query(waiting()).equals(List.of("0"))) {
                Thread.sleep(20);
            }
        } catch (SQLException | InterruptedException e) {
            throw new AssertionError(e);
        }
    }
}
