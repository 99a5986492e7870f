package io.datasurface.awsbatch.jobs.export;

import io.datasurface.awsbatch.jobs.jdbc.Connector;
import io.datasurface.awsbatch.jobs.jdbc.DatabaseAddress;
import io.datasurface.awsbatch.jobs.run.JobException;
import io.datasurface.awsbatch.jobs.run.SecretStore;
import io.datasurface.awsbatch.spec.JdbcTarget;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.function.LongFunction;
import org.apache.hadoop.conf.Configuration;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * A database with a schema that is ours. What is exported, and up to which snapshot, stands in tables of that schema, so that it changes in
 * the transaction that changes the data. Not safe for concurrent use.
 */
final class TargetDatabase implements AutoCloseable {
    private static final Logger LOG = LoggerFactory.getLogger(TargetDatabase.class);

    /** With others that prepare the schema. */
    private static final Patience PREPARING = Patience.of(4, Duration.ofMillis(500));

    private final JdbcTarget target;
    private final Connector connector;
    private final Connection connection;
    private final Dialect dialect;
    private final HeldLock lock;
    private final Ledger ledger;
    private final ViewSwitch views;

    private TargetDatabase(
            JdbcTarget target,
            Connector connector,
            Connection connection,
            Dialect dialect,
            Ledger ledger,
            HeldLock lock) {
        this.target = target;
        this.connector = connector;
        this.connection = connection;
        this.dialect = dialect;
        this.lock = lock;
        this.ledger = ledger;
        this.views = dialect.views(ledger);
    }

    /**
     * Connects, makes what is ours where it is not there, and waits until no other run works for the same subject.
     *
     * @param platform the platform instance; others may have the same container and chunk, and write into the same schema
     * @param subject container and chunk
     * @param hadoop settings of file systems, for a database that copies files
     * @throws JobException if the database can't be reached or does not let the user do that
     */
    static TargetDatabase open(
            JdbcTarget target, SecretStore.Login login, String platform, String subject, Configuration hadoop) {
        Connector connector = Connector.to(DatabaseAddress.of(target), login, "export " + subject);
        try {
            return prepared(target, connector, connector.open(), platform, subject, hadoop);
        } catch (SQLException e) {
            throw new JobException(
                    "Can't work in database " + target.database() + " at " + target.host() + ":" + target.port()
                            + " as user " + login.user() + ": " + e.getMessage(),
                    e);
        }
    }

    /** The same with a connection that is there. */
    static TargetDatabase prepared(
            JdbcTarget target,
            Connector connector,
            Connection connection,
            String platform,
            String subject,
            Configuration hadoop)
            throws SQLException {
        HeldLock lock = HeldLock.OF_SESSION;
        boolean prepared = false;
        try {
            Dialect dialect = Dialect.of(target, connection, hadoop);
            Ledger ledger = new Ledger(connection, dialect, Ledger.subject(platform, subject));
            prepare(dialect, ledger);
            lock = dialect.lock(connector, connection, "datasurface " + target.schema() + " " + subject);
            connection.commit();
            prepared = true;
            return new TargetDatabase(target, connector, connection, dialect, ledger, lock);
        } finally {
            if (!prepared) {
                lock.close();
                connection.close();
            }
        }
    }

    /** Two runs may begin at once, and make the same: then one of them fails, and finds it there when it tries again. */
    private static void prepare(Dialect dialect, Ledger ledger) throws SQLException {
        for (int left = PREPARING.tries() - 1; ; left--) {
            try {
                for (String sql : dialect.prepare()) {
                    ledger.execute(sql);
                }
                ledger.upgrade();
                ledger.commit();
                return;
            } catch (SQLException e) {
                if (left == 0) {
                    throw e;
                }
                try {
                    ledger.rollback();
                } catch (SQLException lost) {
                    e.addSuppressed(lost);
                    throw e;
                }
                LOG.info("Can't prepare the schema, most likely because another run does; it is tried again", e);
                PREPARING.pause().run();
            }
        }
    }

    /** What is its own way in this database. */
    Dialect dialect() {
        return dialect;
    }

    /** What a table holds; empty if it was never exported, or is gone since. From now on it is ours, also if it was another chunk's. */
    Optional<Exported> exported(TargetTable table) throws SQLException {
        Optional<Exported> held = ledger.exported(table);
        boolean isOurs = held.isPresent() && ledger.claim(table, held.get().physical());
        connection.commit();
        return isOurs ? held : Optional.empty();
    }

    /**
     * Makes a new physical table with rows, that nobody sees yet.
     *
     * @param now the time
     * @return its name
     */
    String build(TargetTable table, Optional<Exported> before, RowTasks rows, Instant now) throws SQLException {
        String physical =
                reserve(table::physical, before.map(TargetDatabase::number).orElse(0L) + 1, now);
        String stage = reserve(table::stage, 1, now);
        load(table, dialect.build(table, physical, stage), rows);
        return physical;
    }

    /**
     * Finds a name that no run has used for some time: tasks of a run that lost its lock may live on, and write into what they know by name. Until
     * the table counts, it is noted as one that nobody needs.
     */
    private String reserve(LongFunction<String> names, long first, Instant now) throws SQLException {
        String base = names.apply(0).substring(0, names.apply(0).length() - 1);
        long number = Math.max(first, ledger.lastRetired(base) + 1);
        while (ledger.isShown(names.apply(number))) {
            number++;
        }
        ledger.retire(names.apply(number), now);
        connection.commit();
        return names.apply(number);
    }

    private static long number(Exported before) {
        return Long.parseLong(before.physical().replaceAll("^.*_[hl]([0-9]+)$", "$1"));
    }

    /**
     * Copies rows into a table beside the others, on as many connections as there are tasks.
     *
     * @param now the time
     * @return its name
     */
    String stage(TargetTable table, RowTasks rows, Instant now) throws SQLException {
        String stage = reserve(table::stage, 1, now);
        load(table, dialect.stage(table, stage), rows);
        return stage;
    }

    private void load(TargetTable table, Loading loading, RowTasks rows) throws SQLException {
        dialect.begin(loading.into());
        run(loading.before());
        List<WrittenFile> files = rows.run(dialect.loader(connector, table, loading.into()));
        OptionalLong written = dialect.accept(loading.into(), files);
        execute(loading.after());
        if (written.isPresent()) {
            long there = ledger.rows(loading.into());
            if (there != written.getAsLong()) {
                throw new JobException(
                        "Of " + table.name() + ", " + written.getAsLong() + " rows were written and "
                                + there + " are in " + loading.into() + " of " + target.database()
                                + ", so it is not shown; see that nobody else writes into its folder and schema, and run it again");
            }
        }
        connection.commit();
        dialect.end(loading.into());
    }

    private void run(List<String> statements) throws SQLException {
        execute(statements);
        connection.commit();
    }

    private void execute(List<String> statements) throws SQLException {
        for (String sql : statements) {
            ledger.execute(sql);
        }
    }

    /**
     * Shows all tables together as they are now: in one transaction, staged changes are merged, and it is noted which physical tables have the
     * rows. A table that had them before stays for a while.
     *
     * @param all the views, as they are to be
     * @param recorded is told that the transaction is about to be committed
     * @param published is told that it is committed
     */
    void publish(List<Step> steps, List<TargetView> all, Instant now, Runnable recorded, Runnable published)
            throws SQLException {
        try {
            views.before(all, now);
            connection.commit();
            for (Step step : steps) {
                if (step.stage().isPresent()) {
                    String stage = step.stage().get();
                    for (String sql : dialect.merge(step.table(), step.now().physical(), stage)) {
                        ledger.execute(sql);
                    }
                }
                note(step, now);
            }
            views.within(all);
            lock.confirm();
            recorded.run();
            connection.commit();
        } catch (SQLException | RuntimeException e) {
            rollback();
            throw e;
        }
        published.run();
        views.after(all);
        run(steps.stream()
                .flatMap(step -> step.stage().stream())
                .map(dialect::drop)
                .toList());
    }

    /**
     * Takes from readers what nobody asks for any more, and drops what was replaced, or not asked for, longer ago than that.
     *
     * @param wanted what is asked for
     */
    void clear(Leftovers.Wanted wanted, Instant now, Duration grace) throws SQLException {
        new Leftovers(dialect, ledger, views).clear(wanted, now, grace);
    }

    private void note(Step step, Instant now) throws SQLException {
        ledger.note(step.table(), step.now(), now);
        if (step.before().isPresent()
                && !step.before().get().physical().equals(step.now().physical())) {
            ledger.retire(step.before().get().physical(), now);
        }
    }

    private void rollback() {
        try {
            connection.rollback();
        } catch (SQLException e) {
            LOG.warn("Can't roll back in {}; the server does it when the connection ends", target.database(), e);
        }
    }

    @Override
    public void close() {
        try (lock) {
            connection.close();
        } catch (SQLException e) {
            LOG.warn("Can't close the connection to {}", target.database(), e);
        }
    }
}
