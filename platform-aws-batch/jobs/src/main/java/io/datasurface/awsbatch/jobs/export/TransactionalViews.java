package io.datasurface.awsbatch.jobs.export;

import io.datasurface.awsbatch.jobs.run.JobException;
import java.sql.SQLException;
import java.sql.Savepoint;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.BiFunction;

/**
 * Views of a database that makes and drops them in a transaction like rows. A transaction of a consumer that has read a view holds up its
 * change, and a change that waits holds up all who want to read it; so it does not wait long, lets go of the views, and tries again.
 */
final class TransactionalViews implements ViewSwitch {
    private final Dialect dialect;
    private final Ledger ledger;
    private final BiFunction<String, String, List<String>> grants;
    private final Patience patience;

    /**
     * For a database.
     *
     * @param grants statements that let a reader read a view; both are quoted
     * @param patience with consumers
     */
    TransactionalViews(
            Dialect dialect, Ledger ledger, BiFunction<String, String, List<String>> grants, Patience patience) {
        this.dialect = dialect;
        this.ledger = ledger;
        this.grants = grants;
        this.patience = patience;
    }

    @Override
    public void before(List<TargetView> views, Instant now) {
        // All of it is in the transaction.
    }

    @Override
    public void within(List<TargetView> views) throws SQLException {
        Map<TargetView, ViewNote> changed = new LinkedHashMap<>();
        for (TargetView view : views) {
            ViewNote wanted = new ViewNote(
                    view.select(dialect),
                    view.readers().stream().map(dialect::reader).toList());
            if (!wanted.text().equals(ledger.definition(view.name()).orElse(""))) {
                changed.put(view, wanted);
            }
        }
        for (int left = patience.tries(); !changed.isEmpty() && !isChanged(changed, left - 1); left--) {
            patience.pause().run();
        }
    }

    /** Changes all of them, or none; returns whether they are changed. Not every database has savepoints, which the last try does not need. */
    private boolean isChanged(Map<TargetView, ViewNote> changed, int triesLeft) throws SQLException {
        Optional<Savepoint> before = triesLeft == 0 ? Optional.empty() : Optional.of(ledger.savepoint());
        for (Map.Entry<TargetView, ViewNote> each : changed.entrySet()) {
            String name = each.getKey().name();
            try {
                point(each.getKey());
                ledger.define(name, each.getValue().text());
            } catch (SQLException e) {
                if (!dialect.isBusy(e)) {
                    throw new JobException("Can't make the view " + name + ": " + e.getMessage(), e);
                }
                if (before.isEmpty()) {
                    throw new JobException(
                            "The view " + name + " can't be changed: in " + patience.tries()
                                    + " tries that took too long, most likely because a transaction that has read it is still open (such as a"
                                    + " session that is idle in one), or because the database was busy. Consumers see what they saw before;"
                                    + " end such a transaction, and the next run goes on",
                            e);
                }
                ledger.rollback(before.get());
                return false;
            }
        }
        return true;
    }

    private void point(TargetView view) throws SQLException {
        String name = dialect.ours(view.name());
        ledger.hurried("DROP VIEW IF EXISTS " + name);
        ledger.execute("CREATE VIEW " + name + " AS " + view.select(dialect));
        for (String reader : view.readers()) {
            for (String grant : grants.apply(name, dialect.reader(reader))) {
                grant(view.name(), reader, grant);
            }
        }
    }

    private void grant(String view, String reader, String statement) throws SQLException {
        try {
            ledger.execute(statement);
        } catch (SQLException e) {
            if (dialect.isBusy(e)) {
                throw e;
            }
            throw ViewSwitch.notGranted(view, reader, e);
        }
    }

    @Override
    public void revoke(String view, String reader) throws SQLException {
        ledger.execute("REVOKE SELECT ON " + dialect.ours(view) + " FROM " + reader);
    }

    @Override
    public void after(List<TargetView> views) {
        // All of it was in the transaction.
    }
}
