package io.datasurface.awsbatch.jobs.export;

import java.sql.SQLException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * Views of MySQL and Oracle, which can't be changed in a transaction. While tables are switched, a view selects from the old and from the new one, and a
 * row of {@link TargetTable#STATE} says which of both counts; the transaction changes that row with all others. Afterwards the view gets its plain
 * form. A view that is new comes after the transaction, with rows that are all there.
 *
 * <p>The definition of a view is noted before it is changed to the double form and after it is changed to the plain one. So a run that was
 * killed leaves a note that differs from what is wanted, and names all tables that the view may read, which nobody drops then.
 */
final class GuardedViews implements ViewSwitch {
    private final GuardedDialect dialect;
    private final Ledger ledger;

    GuardedViews(GuardedDialect dialect, Ledger ledger) {
        this.dialect = dialect;
        this.ledger = ledger;
    }

    @Override
    public void before(List<TargetView> views, Instant now) throws SQLException {
        for (TargetView view : views) {
            Optional<Exported> before = ledger.exported(view.table());
            Optional<String> noted = ledger.definition(view.name());
            if (before.isEmpty() || noted.isEmpty() || before.get().physical().equals(view.physical())) {
                continue;
            }
            List<String> columns = ledger.columns(view.name());
            String former = before.get().physical();
            String select = branch(view, columns, former, view.physical()) + " UNION ALL "
                    + branch(view, columns, view.physical(), former);
            ledger.define(
                    view.name(),
                    new ViewNote(select, ViewNote.parse(noted.get()).readers()).text());
            ledger.retire(view.physical(), now); // If this run is killed, nobody needs it.
            ledger.commit();
            ledger.execute("CREATE OR REPLACE VIEW " + dialect.ours(view.name()) + " AS " + select);
        }
    }

    /** The rows of a physical table, if it is the one that counts, as a UNION with those of another table has them. */
    private String branch(TargetView view, List<String> columns, String physical, String other) throws SQLException {
        Map<String, String> types = types(physical);
        Map<String, String> others = types(other);
        return "SELECT "
                + columns.stream()
                        .map(name -> shown(name, types, others, dialect.ours(other)))
                        .collect(Collectors.joining(", "))
                + " FROM " + dialect.ours(physical) + " WHERE (SELECT physical FROM " + dialect.ours(TargetTable.STATE)
                + " WHERE name = " + dialect.text(view.table().name()) + ") = " + dialect.text(physical);
    }

    private String shown(String name, Map<String, String> types, Map<String, String> others, String other) {
        String column = dialect.quoted(name);
        @Nullable String type = types.get(name.toLowerCase(Locale.ROOT));
        String shown = type == null
                ? dialect.nothing(column, other)
                : dialect.alike(column, type, others.getOrDefault(name.toLowerCase(Locale.ROOT), type));
        return shown.equals(column) ? column : shown + " AS " + column;
    }

    /** The types of the columns of a table, by their names in lower case. */
    private Map<String, String> types(String physical) throws SQLException {
        Map<String, String> types = new HashMap<>();
        ledger.types(physical).forEach((name, type) -> types.put(name.toLowerCase(Locale.ROOT), type));
        return types;
    }

    @Override
    public void within(List<TargetView> views) {
        // The rows that say which table counts are part of the transaction.
    }

    @Override
    public void after(List<TargetView> views) throws SQLException {
        for (TargetView view : views) {
            String select = view.select(dialect);
            ViewNote wanted = new ViewNote(
                    select, view.readers().stream().map(dialect::account).toList());
            ViewNote noted = ViewNote.parse(ledger.definition(view.name()).orElse(""));
            if (!wanted.equals(noted)) {
                String name = dialect.ours(view.name());
                ledger.execute("CREATE OR REPLACE VIEW " + name + " AS " + select);
                for (String reader : view.readers()) {
                    grant(view.name(), reader);
                }
                List<String> former = new ArrayList<>(noted.readers());
                former.removeAll(wanted.readers());
                for (String reader : former) {
                    revoke(view.name(), reader);
                }
                ledger.define(view.name(), wanted.text());
                ledger.commit();
            }
        }
    }

    private void grant(String view, String reader) {
        try {
            ledger.execute("GRANT SELECT ON " + dialect.ours(view) + " TO " + dialect.account(reader));
        } catch (SQLException e) {
            throw ViewSwitch.notGranted(view, reader, e);
        }
    }

    @Override
    public void revoke(String view, String account) throws SQLException {
        try {
            ledger.execute("REVOKE SELECT ON " + dialect.ours(view) + " FROM " + account);
        } catch (SQLException e) {
            if (!dialect.isNotGranted(e)) {
                throw e;
            }
        }
    }
}
