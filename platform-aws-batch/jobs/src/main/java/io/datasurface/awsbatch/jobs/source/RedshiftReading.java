package io.datasurface.awsbatch.jobs.source;

import io.datasurface.awsbatch.jobs.jdbc.SqlNames;
import io.datasurface.awsbatch.spec.JdbcEngine;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.util.ArrayList;
import java.util.List;
import org.apache.spark.sql.types.DataType;
import org.apache.spark.sql.types.DataTypes;

/**
 * Amazon Redshift, which is read to be compared with what was exported into it. A transaction sees the tables as they were at its first query of one
 * of them. Names are in lower case there. Source: Amazon Redshift Database Developer Guide (docs.aws.amazon.com/redshift/latest/dg:
 * c_serial_isolation, r_SVV_COLUMNS, JSON_SERIALIZE, r_TO_CHAR).
 */
final class RedshiftReading implements SourceDialect {
    private static final String CATALOG =
            "SELECT column_name, data_type, numeric_precision, numeric_scale FROM svv_columns"
                    + " WHERE table_schema = LOWER(?) AND table_name = LOWER(?) ORDER BY ordinal_position";
    private static final String TIME = "'YYYY-MM-DD HH24:MI:SS.US'";

    @Override
    public void begin(Connection connection) throws SQLException {
        connection.commit();
    }

    /** One of those that runs of exports note things in, {@code snapshot}, is a reserved word. */
    @Override
    public String own(String column) {
        return SqlNames.quoted(JdbcEngine.REDSHIFT, column);
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
        String name = SqlNames.quoted(JdbcEngine.REDSHIFT, column.name());
        return switch (column.type()) {
            case "boolean" ->
                made(
                        column,
                        "CASE WHEN " + name + " THEN 'true' WHEN NOT " + name + " THEN 'false' END",
                        DataTypes.BooleanType);
            case "smallint" -> made(column, name, DataTypes.ShortType);
            case "integer" -> made(column, name, DataTypes.IntegerType);
            case "bigint" -> made(column, name, DataTypes.LongType);
            case "numeric" -> made(column, name, SourceColumn.decimal(column.precision(), column.scale()));
            case "real" -> made(column, name, DataTypes.FloatType);
            case "double precision" -> made(column, name, DataTypes.DoubleType);
            case "date" -> made(column, "TO_CHAR(" + name + ", 'YYYY-MM-DD')", DataTypes.DateType);
            case "timestamp without time zone" -> made(column, time(name), DataTypes.TimestampNTZType);
            case "timestamp with time zone" ->
                made(column, time(name + " AT TIME ZONE 'UTC'"), DataTypes.TimestampType);
            case "character", "character varying" -> made(column, name, DataTypes.StringType);
            case "binary varying" -> made(column, name, DataTypes.BinaryType);
            // Serialized, what is not there would be the text null.
            case "super" ->
                made(
                        column,
                        "CASE WHEN " + name + " IS NOT NULL THEN JSON_SERIALIZE(" + name + ") END",
                        DataTypes.StringType);
            default -> throw column.unknown(table);
        };
    }

    private static String time(String value) {
        return "TO_CHAR(" + value + ", " + TIME + ")";
    }

    private static SourceColumn made(CatalogColumn column, String selected, DataType type) {
        return SourceColumn.of(column.name(), column.type(), selected, type);
    }

    @Override
    public String literal(SourceColumn column, Object bound) {
        if (bound instanceof LocalDate day) {
            return "DATE '" + day + "'";
        }
        String time = bound instanceof LocalDateTime ? "TIMESTAMP '" : "TIMESTAMPTZ '";
        return bound instanceof Long number ? number.toString() : time + Literals.time(bound) + "'";
    }
}
