package io.datasurface.awsbatch.jobs.export;

import java.sql.SQLException;

/** What {@link GuardedViews} need of a database that ends a transaction with each change of a view. */
interface GuardedDialect extends Dialect {
    /** A text in a statement. */
    String text(String value);

    /** A reader in a grant. */
    String account(String reader);

    /** Whether a grant could not be taken back because there is none. */
    boolean isNotGranted(SQLException e);

    /**
     * A column of one of two tables, for a view that shows both.
     *
     * @param column its quoted name
     * @param type its type, as the database calls it
     * @param other the type of the column in the other table
     */
    String alike(String column, String type, String other);

    /**
     * Nothing, in the place of a column that only the other table has.
     *
     * @param column its quoted name
     * @param other the quoted name of the other table
     */
    String nothing(String column, String other);
}
