package io.datasurface.awsbatch.jobs.export;

import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Set;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * What a container and chunk of a platform instance has in a database and is no longer asked for. Readers lose it at once; tables, and the views that show nothing but
 * them, are there for some time more. What another chunk has taken over, or other containers and platforms have, is up to their runs.
 */
final class Leftovers {
    private static final Logger LOG = LoggerFactory.getLogger(Leftovers.class);
    /** More than the time for tables that nobody says whose they are: one that is being built for so long is not there yet. */
    private static final Duration NOBODYS = Duration.ofDays(14);

    private final Dialect dialect;
    private final Ledger ledger;
    private final ViewSwitch views;

    Leftovers(Dialect dialect, Ledger ledger, ViewSwitch views) {
        this.dialect = dialect;
        this.ledger = ledger;
        this.views = views;
    }

    /**
     * What is asked for, whether it is there yet or not.
     *
     * @param tables as {@link TargetTable#name} calls them
     * @param views their names
     */
    record Wanted(Set<String> tables, Set<String> views) {
        Wanted {
            tables = Set.copyOf(tables);
            views = Set.copyOf(views);
        }
    }

    /**
     * Takes views from their readers, notes tables, and drops those that were replaced or noted long ago.
     *
     * @param grace how long ago
     */
    void clear(Wanted wanted, Instant now, Duration grace) throws SQLException {
        for (Map.Entry<String, ViewNote> view : unwanted(wanted).entrySet()) {
            ViewNote note = view.getValue();
            new FormerReaders(dialect, ledger, views).remove(view.getKey(), note, note.readers());
        }
        Set<String> retired = ledger.retired();
        for (Map.Entry<String, String> table : ledger.holdings().entrySet()) {
            if (!wanted.tables().contains(table.getKey()) && !retired.contains(table.getValue())) {
                ledger.retire(table.getValue(), now);
            }
        }
        ledger.commit();
        Instant before = now.minus(grace);
        for (String physical : ledger.retired(before, before.minus(NOBODYS))) {
            tryToDrop(wanted, physical);
        }
        ledger.commit();
    }

    /** Our views that nobody asks for. */
    private Map<String, ViewNote> unwanted(Wanted wanted) throws SQLException {
        Map<String, ViewNote> unwanted = new LinkedHashMap<>();
        for (Map.Entry<String, String> view : ledger.ownDefinitions().entrySet()) {
            if (!wanted.views().contains(view.getKey())) {
                unwanted.put(view.getKey(), ViewNote.parse(view.getValue()));
            }
        }
        return unwanted;
    }

    private void tryToDrop(Wanted wanted, String physical) throws SQLException {
        try {
            drop(wanted, physical);
        } catch (SQLException e) {
            if (!dialect.isBusy(e) && !dialect.isNeeded(e)) {
                throw e;
            }
            ledger.rollback();
            LOG.warn(
                    "Table {} was replaced long ago, or nobody asks for it any more, and it can't be dropped: {}; a later run drops it",
                    physical,
                    dialect.isBusy(e)
                            ? "that took too long, most likely because it is still read"
                            : "something of consumers is made of it (" + e.getMessage() + ")");
        }
    }

    /** Nothing happens if a view is asked for that shows it, or readers have one, or it is the table of another chunk by now. */
    private void drop(Wanted wanted, String physical) throws SQLException {
        String name = dialect.quoted(physical);
        Map<String, ViewNote> unwanted = unwanted(wanted);
        for (Map.Entry<String, String> view : ledger.definitions().entrySet()) {
            ViewNote note = ViewNote.parse(view.getValue());
            boolean isOnlyOurs =
                    unwanted.containsKey(view.getKey()) && note.readers().isEmpty();
            if (note.select().contains(name) && !isOnlyOurs) {
                return;
            }
        }
        if (ledger.holdings().entrySet().stream()
                .anyMatch(table ->
                        table.getValue().equals(physical) && wanted.tables().contains(table.getKey()))) {
            return;
        }
        ledger.release(physical);
        if (ledger.isHeld(physical)) {
            ledger.rollback();
            return;
        }
        for (Map.Entry<String, ViewNote> view : unwanted.entrySet()) {
            if (view.getValue().select().contains(name)) {
                ledger.hurried(dialect.dropView(view.getKey()));
                ledger.undefine(view.getKey());
            }
        }
        ledger.hurried(dialect.drop(physical));
        ledger.forget(physical);
        ledger.commit();
    }
}
