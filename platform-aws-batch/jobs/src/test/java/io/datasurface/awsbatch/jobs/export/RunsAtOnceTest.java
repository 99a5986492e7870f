package io.datasurface.awsbatch.jobs.export;

import static io.datasurface.awsbatch.jobs.export.Publication.put;
import static org.assertj.core.api.Assertions.assertThat;

import io.datasurface.awsbatch.jobs.jdbc.Connector;
import io.datasurface.awsbatch.jobs.jdbc.DatabaseAddress;
import io.datasurface.awsbatch.jobs.run.SecretStore;
import io.datasurface.awsbatch.spec.ColumnSpec;
import io.datasurface.awsbatch.spec.JdbcEngine;
import io.datasurface.awsbatch.spec.SpecType;
import io.datasurface.awsbatch.spec.TableSchema;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Instant;
import java.util.List;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** Two chunks that begin at once with what both need. */
class RunsAtOnceTest {
    private static final Instant NOW = Instant.parse("2026-11-01T12:00:00Z");
    private static final TableSchema SCHEMA =
            TableSchema.of(ColumnSpec.required("id", SpecType.integer(32))).withKey("id");

    private static Connection connection(ConsumerDatabase mart) throws SQLException {
        SecretStore.Login login = mart.logins().login(mart.target().secretArn());
        return Connector.to(DatabaseAddress.of(mart.target()), login, "test").open();
    }

    /** Has a run begin while a transaction is open, which ends when the run waits for it. */
    private static void runBeside(ConsumerDatabase mart, Connection open, Publication run) throws Exception {
        ExecutorService other = Executors.newSingleThreadExecutor();
        try {
            Future<?> beside = other.submit(() -> {
                run.run(NOW);
                return true;
            });
            String waiting = "SELECT count(*) FROM pg_stat_activity WHERE datname = current_database()"
                    + " AND wait_event_type = 'Lock'";
            while (mart.query(waiting).equals(List.of("0"))) {
                assertThat(beside.isDone()).as("it did not wait").isFalse();
                Thread.sleep(20);
            }
            open.commit();
            beside.get();
        } finally {
            other.shutdownNow();
        }
        assertThat(mart.query("SELECT id FROM v_t")).containsExactly("1");
    }

    @ParameterizedTest
    @EnumSource(names = {"POSTGRESQL", "REDSHIFT"})
    void oneFindsTheLedgersThatTheOtherMakes(JdbcEngine engine) throws Exception {
        ConsumerDatabase mart = engine == JdbcEngine.POSTGRESQL ? new Mart() : new StandInMart(engine);
        try (Connection first = connection(mart);
                Statement statement = first.createStatement()) {
            for (String sql :
                    Dialect.of(mart.target(), first, Publication.HADOOP).prepare()) {
                statement.execute(sql);
            }

            runBeside(
                    mart,
                    first,
                    new Publication(mart).table("t", SCHEMA, put("1")).snapshot(1));
        }
    }

    @Test
    void bothLetReadersIntoTheSchema() throws Exception {
        Mart mart = new Mart();
        mart.execute("DO $$ BEGIN CREATE ROLE sharers; EXCEPTION WHEN duplicate_object THEN NULL; END $$");
        new Publication(mart).table("s", SCHEMA, put("1")).snapshot(1).run(NOW);
        TargetTable table = Publication.target("s", SCHEMA);
        String physical = mart.query("SELECT physical FROM _ds_exports").get(0);
        try (Connection first = connection(mart)) {
            Dialect dialect = new PostgresDialect("datasurface");
            dialect.views(new Ledger(first, dialect, "other"))
                    .within(List.of(new TargetView("v_other", List.of("id"), List.of("sharers"), table, physical)));

            runBeside(
                    mart,
                    first,
                    new Publication(mart)
                            .readers("sharers")
                            .table("t", SCHEMA, put("1"))
                            .snapshot(1));
        }
    }
}
