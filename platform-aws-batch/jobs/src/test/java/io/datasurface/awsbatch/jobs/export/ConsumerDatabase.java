package io.datasurface.awsbatch.jobs.export;

import io.datasurface.awsbatch.jobs.run.SecretStore;
import io.datasurface.awsbatch.spec.JdbcTarget;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;

/** A database of a consumer on a server that tests start. */
public interface ConsumerDatabase {
    JdbcTarget target();

    /** Who exports. */
    SecretStore logins();

    /** A connection of somebody who may do everything; what it names without schema is what was exported. */
    Connection connect() throws SQLException;

    default void execute(String sql) throws SQLException {
        try (Connection connection = connect();
                Statement statement = connection.createStatement()) {
            statement.execute(sql);
        }
    }

    /** The rows of a query, each as its values with bars between. */
    default List<String> query(String sql) throws SQLException {
        try (Connection connection = connect()) {
            return query(connection, sql);
        }
    }

    static List<String> query(Connection connection, String sql) throws SQLException {
        List<String> rows = new ArrayList<>();
        try (Statement statement = connection.createStatement();
                ResultSet found = statement.executeQuery(sql)) {
            while (found.next()) {
                List<String> values = new ArrayList<>();
                for (int i = 1; i <= found.getMetaData().getColumnCount(); i++) {
                    values.add(String.valueOf(found.getString(i)));
                }
                rows.add(String.join("|", values));
            }
        }
        return rows;
    }
}
