package io.datasurface.awsbatch.jobs.source;

import io.datasurface.awsbatch.jobs.jdbc.SqlNames;
import io.datasurface.awsbatch.spec.JdbcEngine;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import org.apache.spark.sql.types.DataType;
import org.apache.spark.sql.types.DataTypes;

/**
 * MySQL, Aurora MySQL and MariaDB. A snapshot is of one connection. The session's zone is UTC, in which {@code timestamp} is shown. Sources:
 * MySQL 8.4 Reference Manual, MariaDB Server Documentation.
 */
final class MySqlReading implements SourceDialect {
    private static final String UNSIGNED = " unsigned";
    private static final String CATALOG = "SELECT column_name, CONCAT(data_type, IF(column_type LIKE '% unsigned%', '"
            + UNSIGNED + "', '')), numeric_precision, numeric_scale FROM information_schema.columns"
            + " WHERE table_schema = ? AND table_name = ? ORDER BY ordinal_position";

    @Override
    public void begin(Connection connection) throws SQLException {
        try (Statement statement = connection.createStatement()) {
            statement.execute("SET SESSION TRANSACTION ISOLATION LEVEL REPEATABLE READ");
            statement.execute("START TRANSACTION WITH CONSISTENT SNAPSHOT, READ ONLY");
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
        String name = SqlNames.quoted(JdbcEngine.MYSQL, column.name());
        String text = "CAST(" + name + " AS CHAR)";
        String kind = column.type().replace(UNSIGNED, "");
        return switch (kind) {
            case "tinyint", "smallint", "mediumint", "int", "bigint", "year" ->
                made(column, name, integer(kind, column.type().endsWith(UNSIGNED)));
            case "bit" -> made(column, "CAST(" + name + " AS UNSIGNED)", SourceColumn.decimal(20, 0));
            case "decimal" -> made(column, name, SourceColumn.decimal(column.precision(), column.scale()));
            // The server shows six digits of it, and all of what it becomes.
            case "float" -> made(column, "(" + name + " + 0e0)", DataTypes.FloatType);
            case "double" -> made(column, name, DataTypes.DoubleType);
            case "date" -> made(column, text, DataTypes.DateType);
            case "datetime" -> made(column, text, DataTypes.TimestampNTZType);
            case "timestamp" -> made(column, text, DataTypes.TimestampType);
            case "binary", "varbinary", "tinyblob", "blob", "mediumblob", "longblob" ->
                made(column, name, DataTypes.BinaryType);
            case "char", "varchar", "tinytext", "text", "mediumtext", "longtext", "enum", "set", "json" ->
                made(column, name, DataTypes.StringType);
            case "time", "uuid", "inet4", "inet6" -> made(column, text, DataTypes.StringType);
            default -> throw column.unknown(table);
        };
    }

    private static SourceColumn made(CatalogColumn column, String selected, DataType type) {
        return SourceColumn.of(column.name(), column.type(), selected, type);
    }

    private static DataType integer(String kind, boolean isUnsigned) {
        return switch (kind) {
            case "tinyint", "year" -> DataTypes.ShortType;
            case "smallint" -> isUnsigned ? DataTypes.IntegerType : DataTypes.ShortType;
            case "mediumint" -> DataTypes.IntegerType;
            case "int" -> isUnsigned ? DataTypes.LongType : DataTypes.IntegerType;
            default -> isUnsigned ? SourceColumn.decimal(20, 0) : DataTypes.LongType;
        };
    }

    @Override
    public String literal(SourceColumn column, Object bound) {
        if (bound instanceof LocalDate day) {
            return "DATE '" + day + "'";
        }
        return bound instanceof Long number ? number.toString() : "TIMESTAMP '" + Literals.time(bound) + "'";
    }
}
