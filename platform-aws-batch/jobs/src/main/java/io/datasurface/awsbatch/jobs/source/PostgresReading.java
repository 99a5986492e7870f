package io.datasurface.awsbatch.jobs.source;

import io.datasurface.awsbatch.jobs.jdbc.SqlNames;
import io.datasurface.awsbatch.spec.JdbcEngine;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.ResultSetMetaData;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.apache.spark.sql.types.DataTypes;

/** PostgreSQL and Aurora PostgreSQL. */
final class PostgresReading implements SourceDialect {
    @Override
    public void begin(Connection connection) throws SQLException {
        connection.setTransactionIsolation(Connection.TRANSACTION_REPEATABLE_READ);
        connection.setReadOnly(true);
        try (Statement statement = connection.createStatement()) {
            statement.execute("SELECT 1"); // The snapshot is of the first query.
        }
    }

    @Override
    public List<SourceColumn> columns(Connection connection, SourceTable table) throws SQLException {
        List<SourceColumn> columns = new ArrayList<>();
        try (Statement statement = connection.createStatement();
                ResultSet none =
                        statement.executeQuery("SELECT * FROM " + table.name(JdbcEngine.POSTGRESQL) + " LIMIT 0")) {
            ResultSetMetaData all = none.getMetaData();
            for (int i = 1; i <= all.getColumnCount(); i++) {
                columns.add(column(all.getColumnName(i), all.getColumnTypeName(i), all.getPrecision(i)));
            }
        }
        return columns;
    }

    /** A query of a table that is not there would end the transaction. */
    @Override
    public boolean has(Connection connection, SourceTable table) throws SQLException {
        try (PreparedStatement query = connection.prepareStatement("SELECT to_regclass(?) IS NOT NULL")) {
            query.setString(1, table.name(JdbcEngine.POSTGRESQL));
            try (ResultSet found = query.executeQuery()) {
                return found.next() && found.getBoolean(1);
            }
        }
    }

    private static SourceColumn column(String name, String type, int precision) {
        String quoted = SqlNames.quoted(JdbcEngine.POSTGRESQL, name);
        return switch (type) {
            case "timestamptz" ->
                SourceColumn.of(name, type, "(" + quoted + " AT TIME ZONE 'UTC')::text", DataTypes.TimestampType);
            case "timestamp" -> SourceColumn.of(name, type, quoted + "::text", DataTypes.TimestampNTZType);
            case "date" -> SourceColumn.of(name, type, quoted + "::text", DataTypes.DateType);
            case "numeric" ->
                precision == 0
                        ? SourceColumn.of(name, type, quoted + "::text", SourceColumn.UNLIMITED)
                        : new SourceColumn(name, type, quoted, Optional.empty());
            default -> new SourceColumn(name, type, quoted, Optional.empty());
        };
    }

    @Override
    public String literal(SourceColumn column, Object bound) {
        if (bound instanceof LocalDate day) {
            return "DATE '" + day + "'";
        }
        if (bound instanceof LocalDateTime) {
            return "TIMESTAMP '" + Literals.time(bound) + "'";
        }
        return bound instanceof Instant
                ? "TIMESTAMP WITH TIME ZONE '" + Literals.time(bound) + "+00'"
                : bound.toString();
    }
}
