package io.datasurface.awsbatch.jobs.source;

import io.datasurface.awsbatch.jobs.jdbc.SqlNames;
import io.datasurface.awsbatch.spec.JdbcEngine;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import org.apache.spark.sql.types.DataType;
import org.apache.spark.sql.types.DataTypes;

/**
 * Oracle. A {@code DATE} has a time of day there, and {@code TIMESTAMP} nine digits behind the second, of which the lake takes six. Sources: Oracle
 * Database SQL Language Reference, Database Reference.
 */
final class OracleReading implements SourceDialect {
    private static final String CATALOG = "SELECT column_name, data_type, data_precision, CASE WHEN data_scale IS NULL"
            + " AND data_precision IS NULL THEN -1 ELSE COALESCE(data_scale, 0) END FROM all_tab_columns"
            + " WHERE owner = ? AND table_name = ? ORDER BY column_id";
    private static final String SECONDS = "SYYYY-MM-DD HH24:MI:SS";
    private static final int DIGITS = 38;

    @Override
    public void begin(Connection connection) throws SQLException {
        connection.commit();
        try (Statement statement = connection.createStatement()) {
            statement.execute("SET TRANSACTION READ ONLY");
        }
    }

    @Override
    public List<SourceColumn> columns(Connection connection, SourceTable table) throws SQLException {
        List<SourceColumn> columns = new ArrayList<>();
        for (CatalogColumn column : CatalogColumn.read(connection, CATALOG, table)) {
            if (table.wants(column.name())) {
                columns.add(column(table, column));
            }
        }
        return columns;
    }

    private static SourceColumn column(SourceTable table, CatalogColumn column) {
        String name = SqlNames.quoted(JdbcEngine.ORACLE, column.name());
        String type = column.type();
        if (type.startsWith("timestamp")) {
            boolean hasZone = type.endsWith("time zone");
            return made(
                    column,
                    text(hasZone ? "SYS_EXTRACT_UTC(" + name + ")" : name, SECONDS + ".FF9"),
                    hasZone ? DataTypes.TimestampType : DataTypes.TimestampNTZType);
        }
        return switch (type) {
            case "number" -> made(column, name, number(column));
            case "float" -> made(column, name, SourceColumn.UNLIMITED);
            case "binary_float" -> made(column, name, DataTypes.FloatType);
            case "binary_double" -> made(column, name, DataTypes.DoubleType);
            case "date" -> made(column, text(name, SECONDS), DataTypes.TimestampNTZType);
            case "char", "nchar", "varchar2", "nvarchar2", "clob", "nclob", "long", "rowid" ->
                made(column, name, DataTypes.StringType);
            case "raw", "blob", "long raw" -> made(column, name, DataTypes.BinaryType);
            default -> throw column.unknown(table);
        };
    }

    /** An integer of the standard has a scale and no precision. */
    private static DataType number(CatalogColumn column) {
        return SourceColumn.decimal(
                column.precision() == 0 && column.scale() == 0 ? DIGITS : column.precision(), column.scale());
    }

    /** Years before our era have a sign, and others a blank. */
    private static String text(String value, String format) {
        return "LTRIM(TO_CHAR(" + value + ", '" + format + "'))";
    }

    private static SourceColumn made(CatalogColumn column, String selected, DataType type) {
        return SourceColumn.of(column.name(), column.type(), selected, type);
    }

    /** A date is compared with a date, so that an index on it serves; what is cut off of the time only reads a row more. */
    @Override
    public String literal(SourceColumn column, Object bound) {
        if (bound instanceof Long number) {
            return number.toString();
        }
        if (bound instanceof LocalDate day) {
            return "DATE '" + day + "'";
        }
        String time = Literals.time(bound);
        if (column.type().equals("date")) {
            return "TO_DATE('" + time.substring(0, time.indexOf('.')) + "', 'YYYY-MM-DD HH24:MI:SS')";
        }
        return "TIMESTAMP '" + time + (bound instanceof Instant ? " +00:00'" : "'");
    }
}
