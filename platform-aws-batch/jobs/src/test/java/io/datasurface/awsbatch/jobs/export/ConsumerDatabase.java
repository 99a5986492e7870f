package io.datasurface.awsbatch.jobs.export;

import io.datasurface.awsbatch.jobs.run.SecretStore;
import io.datasurface.awsbatch.spec.IngestTable;
import io.datasurface.awsbatch.spec.JdbcSource;
import io.datasurface.awsbatch.spec.JdbcTarget;
import io.datasurface.awsbatch.spec.SourceSide;
import io.datasurface.awsbatch.spec.Watermark;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** A database of a consumer, or of a producer, on a server that tests start. */
public interface ConsumerDatabase {
    JdbcTarget target();

    /** The same database as one to read from. */
    default JdbcSource source(String location, long epoch, Optional<Watermark> watermark) {
        JdbcTarget at = target();
        return new JdbcSource(
                location,
                at.engine(),
                at.host(),
                at.port(),
                at.database(),
                at.secretArn(),
                at.properties(),
                epoch,
                watermark);
    }

    /** The same database as one to compare with. */
    default SourceSide sourceSide(IngestTable... tables) {
        JdbcTarget at = target();
        return new SourceSide(
                at.engine(), at.host(), at.port(), at.database(), at.secretArn(), at.properties(), List.of(tables));
    }

    /** Who exports, or reads. */
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
