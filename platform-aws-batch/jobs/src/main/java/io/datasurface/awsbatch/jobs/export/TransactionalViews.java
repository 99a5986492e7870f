package io.datasurface.awsbatch.jobs.export;

import io.datasurface.awsbatch.jobs.run.JobException;
import java.sql.SQLException;
import java.sql.Savepoint;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.BiFunction;

/**
 * Views of a database that makes and drops them in a transaction like rows. A transaction of a consumer that has read a view holds up its
 * change, and a change that waits holds up all who want to read it; so it does not wait long, lets go of the views, and tries again.
 *
 * <p>Where the database can replace a view, that is done as long as its columns allow it: what consumers have made of the view stays.
 */
final class TransactionalViews implements ViewSwitch {
    private final Dialect dialect;
    private final Ledger ledger;
    private final BiFunction<String, String, List<String>> grants;
    private final Replacing replacing;
    private final Patience patience;

    /** Which views a database replaces. */
    enum Replacing {
        /** None: a view is dropped and made. */
        NONE,
        /** Those whose columns stay the same. */
        SAME,
        /** Those whose columns stay the same, with others behind them. */
        LONGER
    }

    /**
     * For a database.
     *
     * @param grants statements that let a reader read a view; both are quoted
     * @param replacing which views it replaces
     * @param patience with consumers
     */
    TransactionalViews(
            Dialect dialect,
            Ledger ledger,
            BiFunction<String, String, List<String>> grants,
            Replacing replacing,
            Patience patience) {
        this.dialect = dialect;
        this.ledger = ledger;
        this.grants = grants;
        this.replacing = replacing;
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
            ViewNote wanted = wanted(view);
            if (!wanted.text().equals(ledger.definition(view.name()).orElse(""))) {
                changed.put(view, wanted);
            }
        }
        for (int left = patience.tries(); !changed.isEmpty() && !isChanged(changed, left - 1); left--) {
            patience.pause().run();
        }
    }

    private ViewNote wanted(TargetView view) {
        return new ViewNote(
                view.select(dialect),
                view.readers().stream().map(dialect::reader).toList());
    }

    /** Changes all of them, or none; returns whether they are changed. Not every database has savepoints, which the last try does not need. */
    private boolean isChanged(Map<TargetView, ViewNote> changed, int triesLeft) throws SQLException {
        Optional<Savepoint> before = triesLeft == 0 ? Optional.empty() : Optional.of(ledger.savepoint());
        for (Map.Entry<TargetView, ViewNote> each : changed.entrySet()) {
            String name = each.getKey().name();
            try {
                ledger.define(name, point(each.getKey(), each.getValue()).text());
            } catch (SQLException e) {
                if (dialect.isNeeded(e)) {
                    throw new JobException(
                            "The view " + name
                                    + " has to be made anew, because its columns are no longer the same, and what consumers"
                                    + " have made of it is in the way: " + e.getMessage()
                                    + ". Let its owners drop that, and make it again after the next run; consumers see what they saw before",
                            e);
                }
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

    /** Makes a view; returns how it is then. Who no longer is to read it may do so until {@link #after}. */
    private ViewNote point(TargetView view, ViewNote wanted) throws SQLException {
        String name = dialect.ours(view.name());
        ViewNote noted = ViewNote.parse(ledger.definition(view.name()).orElse(""));
        boolean stays = !noted.select().isEmpty() && canReplace(view);
        if (!stays) {
            ledger.hurried(dialect.dropView(view.name()));
            ledger.execute("CREATE VIEW " + name + " AS " + wanted.select());
        } else if (!wanted.select().equals(noted.select())) {
            ledger.hurried("CREATE OR REPLACE VIEW " + name + " AS " + wanted.select());
        }
        List<String> former = stays ? noted.readers() : List.of();
        for (String reader : view.readers()) {
            if (!former.contains(dialect.reader(reader))) {
                for (String grant : grants.apply(name, dialect.reader(reader))) {
                    grant(view.name(), reader, grant);
                }
            }
        }
        List<String> readers = new ArrayList<>(wanted.readers());
        former.stream().filter(reader -> !readers.contains(reader)).forEach(readers::add);
        return new ViewNote(wanted.select(), readers);
    }

    /** Whether the view is there, and its columns are such that it can be replaced. */
    private boolean canReplace(TargetView view) throws SQLException {
        if (replacing == Replacing.NONE) {
            return false;
        }
        List<String> before = List.copyOf(ledger.fullTypes(view.name()).values());
        Map<String, String> types = ledger.fullTypes(view.physical());
        List<String> after = view.columns().stream()
                .map(name -> types.getOrDefault(name, ""))
                .toList();
        return !before.isEmpty()
                && before.size() <= after.size()
                && after.subList(0, before.size()).equals(before)
                && (replacing == Replacing.LONGER || before.size() == after.size());
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

    /** A reader that is no longer there can't lose anything, and must not stop a run, as what is in its transaction would. */
    @Override
    public void after(List<TargetView> views) throws SQLException {
        for (TargetView view : views) {
            ViewNote noted = ViewNote.parse(ledger.definition(view.name()).orElse(""));
            List<String> former = new ArrayList<>(noted.readers());
            former.removeAll(wanted(view).readers());
            new FormerReaders(dialect, ledger, this).remove(view.name(), noted, former);
        }
    }
}
