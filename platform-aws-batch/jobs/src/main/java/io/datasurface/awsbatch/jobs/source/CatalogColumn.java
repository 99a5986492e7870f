package io.datasurface.awsbatch.jobs.source;

import io.datasurface.awsbatch.jobs.run.JobException;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/**
 * What the catalog of a database says of a column.
 *
 * @param name its name
 * @param type its type, in lower case
 * @param precision digits of a number; 0 if none are said
 * @param scale digits of it behind the point; 0 if none are said
 */
record CatalogColumn(String name, String type, int precision, int scale) {
    /**
     * The columns of a table.
     *
     * @param query asks for name, type, precision and scale; its parameters are schema and table
     */
    static List<CatalogColumn> read(Connection connection, String query, SourceTable table) throws SQLException {
        try (PreparedStatement statement = connection.prepareStatement(query)) {
            statement.setString(1, table.schema());
            statement.setString(2, table.table());
            try (ResultSet found = statement.executeQuery()) {
                List<CatalogColumn> columns = new ArrayList<>();
                while (found.next()) {
                    columns.add(new CatalogColumn(
                            found.getString(1),
                            found.getString(2).toLowerCase(Locale.ROOT),
                            found.getInt(3),
                            found.getInt(4)));
                }
                return columns;
            }
        }
    }

    /** Says that a type is none that can be read. */
    JobException unknown(SourceTable table) {
        return new JobException("Column " + name + " of table " + table.schema() + "." + table.table() + " of dataset "
                + table.dataset() + " has type " + type
                + ", which the job can't read; leave it out, or give the dataset a view that makes a text of it");
    }
}
