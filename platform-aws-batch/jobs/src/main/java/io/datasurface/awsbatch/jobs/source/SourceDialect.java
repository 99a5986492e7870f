package io.datasurface.awsbatch.jobs.source;

import io.datasurface.awsbatch.spec.JdbcEngine;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.List;

/** What a kind of database does its own way when it is read. */
interface SourceDialect {
    /** The dialect of a kind of database. */
    static SourceDialect of(JdbcEngine engine) {
        return switch (engine) {
            case POSTGRESQL -> new PostgresReading();
            case MYSQL -> new MySqlReading();
            case SQLSERVER -> new SqlServerReading();
            case ORACLE -> new OracleReading();
            case REDSHIFT -> new RedshiftReading();
        };
    }

    /** Begins the transaction in which all is read of one moment. */
    void begin(Connection connection) throws SQLException;

    /** The columns of a table, in its order; none if there is no such table, or the user may not read it. */
    List<SourceColumn> columns(Connection connection, SourceTable table) throws SQLException;

    /** A column of a table that exports have made for themselves, in lower case, as it stands in a query. */
    default String own(String column) {
        return column;
    }

    /** Whether there is a table, and the user may read it. */
    default boolean has(Connection connection, SourceTable table) throws SQLException {
        return !columns(connection, table).isEmpty();
    }

    /**
     * A watermark in SQL.
     *
     * @param column that it is compared with
     * @param bound a {@link Long}, {@link java.time.LocalDate}, {@link java.time.LocalDateTime} or {@link java.time.Instant}
     */
    String literal(SourceColumn column, Object bound);
}
