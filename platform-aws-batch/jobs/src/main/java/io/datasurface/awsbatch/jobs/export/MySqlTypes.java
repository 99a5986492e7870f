package io.datasurface.awsbatch.jobs.export;

import static org.apache.spark.sql.functions.date_format;

import io.datasurface.awsbatch.jobs.export.TargetTable.TargetColumn;
import io.datasurface.awsbatch.jobs.lake.ExactJson;
import io.datasurface.awsbatch.spec.SpecType;
import io.datasurface.awsbatch.spec.TargetLimits;
import org.apache.spark.sql.Column;
import org.apache.spark.sql.functions;

/**
 * The types of the spec in MySQL and MariaDB. Arrays, maps and structs become {@code json}; instants {@code datetime} in UTC, as
 * {@code timestamp} ends in 2038; {@code float} becomes {@code double}, as the server shows six digits of the other. Sources: MySQL 8.4
 * Reference Manual, data types; InnoDB limits.
 */
final class MySqlTypes implements SpecType.Visitor<SqlType> {
    /** The type of numbers that must be finite. */
    static final String DOUBLE = "double";

    private static final SqlType JSON = new SqlType("json", ExactJson::of);
    private static final String TIME = "yyyy-MM-dd HH:mm:ss.SSSSSS";
    /** Longest text that is kept with its limit, if it is not of the key. */
    private static final int SHORT = 255;
    /** Bytes for texts with a limit in a row; a row has 65,535 at most. */
    private static final int ROW_BYTES = 40_000;

    private final TargetTable table;
    private final TargetColumn column;

    private MySqlTypes(TargetTable table, TargetColumn column) {
        this.table = table;
        this.column = column;
    }

    static SqlType of(TargetTable table, TargetColumn column) {
        return column.type().accept(new MySqlTypes(table, column));
    }

    private boolean isKey() {
        return table.key().contains(column.name());
    }

    /** How long a part of the key without limit can be. */
    private int share() {
        return TargetLimits.MYSQL.keyShare(table.keyTypes());
    }

    private static Column time(Column value) {
        return date_format(value, TIME);
    }

    @Override
    public SqlType simple(SpecType.Simple type) {
        return switch (type) {
            case BOOLEAN -> new SqlType("boolean", value -> value.cast("int").cast("string"));
            case FLOAT, DOUBLE ->
                new SqlType(DOUBLE, value -> value.cast("double").cast("string"));
            case DATE -> SqlType.asText("date");
            // The session's zone is UTC.
            case TIMESTAMP, TIMESTAMPTZ -> new SqlType("datetime(6)", MySqlTypes::time);
        };
    }

    @Override
    public SqlType integer(SpecType.IntegerType type) {
        return SqlType.asText(type.bits() <= 16 ? "smallint" : type.bits() <= 32 ? "int" : "bigint");
    }

    @Override
    public SqlType decimal(SpecType.DecimalType type) {
        return SqlType.ofDecimals("decimal(" + type.precision() + "," + type.scale() + ")", type);
    }

    @Override
    public SqlType string(SpecType.StringType type) {
        if (isKey()) {
            return SqlType.asText("varchar(" + type.limit().orElseGet(this::share) + ")");
        }
        return SqlType.asText(
                type.limit().isPresent() && type.limit().getAsInt() <= SHORT && fits()
                        ? "varchar(" + type.limit().getAsInt() + ")"
                        : "longtext");
    }

    /** Whether the texts with a limit up to this one fit into a row. */
    private boolean fits() {
        int bytes = 0;
        for (TargetColumn each : table.columns()) {
            if (each.type() instanceof SpecType.StringType text) {
                bytes +=
                        TargetLimits.BYTES_PER_CHARACTER * Math.min(text.limit().orElse(0), SHORT);
            }
            if (each.equals(column)) {
                break;
            }
        }
        return bytes <= ROW_BYTES;
    }

    @Override
    public SqlType binary(SpecType.BinaryType type) {
        String name = isKey() ? "varbinary(" + type.limit().orElseGet(this::share) + ")" : "longblob";
        return new SqlType(name, functions::hex, "UNHEX(?)");
    }

    @Override
    public SqlType array(SpecType.ArrayType type) {
        return JSON;
    }

    @Override
    public SqlType map(SpecType.MapType type) {
        return JSON;
    }

    @Override
    public SqlType struct(SpecType.StructType type) {
        return JSON;
    }
}
