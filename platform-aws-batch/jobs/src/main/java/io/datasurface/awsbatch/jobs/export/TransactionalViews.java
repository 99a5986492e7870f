package io.datasurface.awsbatch.jobs.export;

import io.datasurface.awsbatch.jobs.run.JobException;
import java.sql.SQLException;
import java.time.Instant;
import java.util.List;
import java.util.stream.Collectors;

/** Views of a database that makes and drops them in a transaction like rows. */
final class TransactionalViews implements ViewSwitch {
    private final Dialect dialect;
    private final Ledger ledger;
    private final String schemaGrant;

    /**
     * For a database.
     *
     * @param schemaGrant what lets a reader into the schema, followed by the reader
     */
    TransactionalViews(Dialect dialect, Ledger ledger, String schemaGrant) {
        this.dialect = dialect;
        this.ledger = ledger;
        this.schemaGrant = schemaGrant;
    }

    @Override
    public void before(List<TargetView> views, Instant now) {
        // All of it is in the transaction.
    }

    @Override
    public void within(List<TargetView> views) throws SQLException {
        for (TargetView view : views) {
            String select = view.select(dialect);
            String known = select
                    + view.readers().stream()
                            .map(reader -> " TO " + dialect.quoted(reader))
                            .collect(Collectors.joining());
            if (!known.equals(ledger.definition(view.name()).orElse(""))) {
                try {
                    point(view, select);
                } catch (SQLException e) {
                    throw new JobException("Can't make the view " + view.name() + ": " + e.getMessage(), e);
                }
                ledger.define(view.name(), known);
            }
        }
    }

    private void point(TargetView view, String select) throws SQLException {
        String name = dialect.ours(view.name());
        ledger.execute("DROP VIEW IF EXISTS " + name);
        ledger.execute("CREATE VIEW " + name + " AS " + select);
        for (String reader : view.readers()) {
            ledger.execute(schemaGrant + " TO " + dialect.quoted(reader));
            ledger.execute("GRANT SELECT ON " + name + " TO " + dialect.quoted(reader));
        }
    }

    @Override
    public void after(List<TargetView> views) {
        // All of it was in the transaction.
    }
}
