package io.datasurface.awsbatch.jobs.source;

import io.datasurface.awsbatch.jobs.jdbc.SqlNames;
import io.datasurface.awsbatch.jobs.run.JobException;
import io.datasurface.awsbatch.spec.JdbcEngine;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.util.ArrayList;
import java.util.List;
import org.apache.spark.sql.types.DataType;
import org.apache.spark.sql.types.DataTypes;

/**
 * SQL Server, of a database that lets transactions read a snapshot. Times have seven digits behind the second there, of which the lake takes six.
 * Source: Transact-SQL reference.
 */
final class SqlServerReading implements SourceDialect {
    private static final String CATALOG =
            "SELECT COLUMN_NAME, DATA_TYPE, NUMERIC_PRECISION, NUMERIC_SCALE FROM INFORMATION_SCHEMA.COLUMNS"
                    + " WHERE TABLE_SCHEMA = ? AND TABLE_NAME = ? ORDER BY ORDINAL_POSITION";

    @Override
    public void begin(Connection connection) throws SQLException {
        try (Statement statement = connection.createStatement()) {
            try (ResultSet allowed = statement.executeQuery(
                    "SELECT snapshot_isolation_state FROM sys.databases WHERE database_id = DB_ID()")) {
                if (!allowed.next() || allowed.getInt(1) != 1) {
                    throw new JobException(
                            "The tables of this database can't be read as of one moment; let its owner run"
                                    + " ALTER DATABASE ... SET ALLOW_SNAPSHOT_ISOLATION ON");
                }
            }
            connection.commit();
            statement.execute("SET TRANSACTION ISOLATION LEVEL SNAPSHOT");
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
        String name = SqlNames.quoted(JdbcEngine.SQLSERVER, column.name());
        return switch (column.type()) {
            case "bit" -> made(column, name, DataTypes.BooleanType);
            case "tinyint", "smallint" -> made(column, name, DataTypes.ShortType);
            case "int" -> made(column, name, DataTypes.IntegerType);
            case "bigint" -> made(column, name, DataTypes.LongType);
            case "decimal", "numeric" -> made(column, name, SourceColumn.decimal(column.precision(), column.scale()));
            case "money" -> made(column, "CONVERT(varchar(40), " + name + ", 2)", SourceColumn.decimal(19, 4));
            case "smallmoney" -> made(column, "CONVERT(varchar(40), " + name + ", 2)", SourceColumn.decimal(10, 4));
            case "real" -> made(column, "CONVERT(varchar(40), " + name + ", 3)", DataTypes.FloatType);
            case "float" -> made(column, "CONVERT(varchar(40), " + name + ", 3)", DataTypes.DoubleType);
            case "date" -> made(column, "CONVERT(varchar(10), " + name + ", 23)", DataTypes.DateType);
            case "datetime2", "datetime", "smalldatetime" -> made(column, time(name), DataTypes.TimestampNTZType);
            case "datetimeoffset" ->
                made(column, time("SWITCHOFFSET(" + name + ", '+00:00')"), DataTypes.TimestampType);
            case "time" -> made(column, "CONVERT(varchar(16), " + name + ", 121)", DataTypes.StringType);
            case "uniqueidentifier" -> made(column, "CONVERT(char(36), " + name + ")", DataTypes.StringType);
            case "xml" -> made(column, "CONVERT(nvarchar(max), " + name + ")", DataTypes.StringType);
            case "char", "varchar", "text", "nchar", "nvarchar", "ntext" -> made(column, name, DataTypes.StringType);
            case "binary", "varbinary", "image", "timestamp", "rowversion" -> made(column, name, DataTypes.BinaryType);
            default -> throw column.unknown(table);
        };
    }

    private static String time(String value) {
        return "CONVERT(varchar(27), CAST(" + value + " AS datetime2(7)), 121)";
    }

    private static SourceColumn made(CatalogColumn column, String selected, DataType type) {
        return SourceColumn.of(column.name(), column.type(), selected, type);
    }

    @Override
    public String literal(SourceColumn column, Object bound) {
        if (bound instanceof LocalDate day) {
            return "CAST('" + day + "' AS date)";
        }
        if (bound instanceof LocalDateTime) {
            return "CAST('" + Literals.time(bound) + "' AS datetime2(6))";
        }
        return bound instanceof Instant
                ? "CAST('" + Literals.time(bound) + " +00:00' AS datetimeoffset(6))"
                : bound.toString();
    }
}
