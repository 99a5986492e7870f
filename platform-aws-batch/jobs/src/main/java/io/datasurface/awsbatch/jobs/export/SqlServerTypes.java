package io.datasurface.awsbatch.jobs.export;

import static org.apache.spark.sql.functions.concat;
import static org.apache.spark.sql.functions.date_format;
import static org.apache.spark.sql.functions.lit;

import io.datasurface.awsbatch.jobs.export.TargetTable.TargetColumn;
import io.datasurface.awsbatch.jobs.lake.DecimalText;
import io.datasurface.awsbatch.jobs.lake.ExactJson;
import io.datasurface.awsbatch.spec.SpecType;
import io.datasurface.awsbatch.spec.TargetLimits;
import java.util.function.UnaryOperator;
import org.apache.spark.sql.Column;
import org.apache.spark.sql.functions;

/**
 * The types of the spec in SQL Server. Texts are {@code nvarchar}, which counts pairs of UTF-16 twice, so that they are twice as long as in the
 * lake; arrays, maps and structs become texts. Source: Transact-SQL reference, data types.
 */
final class SqlServerTypes implements SpecType.Visitor<SqlType> {
    /** Texts are equal if they are the same, but for blanks at the end. */
    private static final String EXACT = " COLLATE Latin1_General_100_BIN2";
    /** A text without limit. */
    private static final String LONG_TEXT = "nvarchar(max)";

    private static final SqlType JSON = new SqlType(LONG_TEXT + EXACT, ExactJson::of);
    /** Longest text with a limit, in pairs. */
    private static final int LONGEST = 2000;

    private static final String TIME = "yyyy-MM-dd HH:mm:ss.SSSSSS";

    private final TargetTable table;
    private final TargetColumn column;

    private SqlServerTypes(TargetTable table, TargetColumn column) {
        this.table = table;
        this.column = column;
    }

    static SqlType of(TargetTable table, TargetColumn column) {
        return column.type().accept(new SqlServerTypes(table, column));
    }

    /** The type of the texts from which the server makes values of a type. */
    static String text(SqlType type) {
        if (type.parameter().equals("?")) {
            return type.name();
        }
        return type.name().startsWith("varbinary") ? LONG_TEXT : "nvarchar(80)";
    }

    private boolean isKey() {
        return table.key().contains(column.name());
    }

    private static SqlType cast(String name, UnaryOperator<Column> text) {
        return new SqlType(name, text, "CAST(? AS " + name + ")");
    }

    private static SqlType cast(String name) {
        return cast(name, value -> value.cast("string"));
    }

    @Override
    public SqlType simple(SpecType.Simple type) {
        return switch (type) {
            case BOOLEAN -> cast("bit", value -> value.cast("int").cast("string"));
            case FLOAT -> cast("real");
            case DOUBLE -> cast("float(53)");
            case DATE -> cast("date");
            case TIMESTAMP -> cast("datetime2(6)", value -> date_format(value, TIME));
            // The session's zone is UTC.
            case TIMESTAMPTZ -> cast("datetimeoffset(6)", value -> concat(date_format(value, TIME), lit(" +00:00")));
        };
    }

    @Override
    public SqlType integer(SpecType.IntegerType type) {
        return cast(type.bits() <= 16 ? "smallint" : type.bits() <= 32 ? "int" : "bigint");
    }

    @Override
    public SqlType decimal(SpecType.DecimalType type) {
        return cast("decimal(" + type.precision() + "," + type.scale() + ")", value -> DecimalText.of(type, value));
    }

    @Override
    public SqlType string(SpecType.StringType type) {
        int characters = type.limit().orElse(isKey() ? TargetLimits.SQLSERVER.keyShare(table.keyTypes()) : LONGEST + 1);
        return SqlType.asText(characters > LONGEST ? LONG_TEXT + EXACT : "nvarchar(" + 2 * characters + ")" + EXACT);
    }

    @Override
    public SqlType binary(SpecType.BinaryType type) {
        String name = isKey()
                ? "varbinary(" + type.limit().orElseGet(() -> TargetLimits.SQLSERVER.keyShare(table.keyTypes())) + ")"
                : "varbinary(max)";
        return new SqlType(name, functions::hex, "CONVERT(" + name + ", ?, 2)");
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
