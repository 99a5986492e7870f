package io.datasurface.awsbatch.jobs.export;

import static org.apache.spark.sql.functions.date_format;
import static org.apache.spark.sql.functions.lit;
import static org.apache.spark.sql.functions.regexp_replace;
import static org.apache.spark.sql.functions.when;

import io.datasurface.awsbatch.jobs.export.TargetTable.TargetColumn;
import io.datasurface.awsbatch.jobs.lake.DecimalText;
import io.datasurface.awsbatch.jobs.lake.ExactJson;
import io.datasurface.awsbatch.spec.LakeColumns;
import io.datasurface.awsbatch.spec.SpecType;
import io.datasurface.awsbatch.spec.TargetLimits;
import org.apache.spark.sql.Column;
import org.apache.spark.sql.functions;

/**
 * The types of the spec in Oracle. Instants have no zone of their own, as no key can have one; arrays, maps and structs become texts. Source:
 * Oracle Database SQL Language Reference, data types.
 */
final class OracleTypes implements SpecType.Visitor<SqlType> {
    private static final SqlType LONG_TEXT = SqlType.asText("CLOB");
    private static final SqlType JSON = new SqlType("CLOB", ExactJson::of);
    private static final String TIME = "yyyy-MM-dd HH:mm:ss.SSSSSS";
    private static final String READ_TIME = "TO_TIMESTAMP(?, 'YYYY-MM-DD HH24:MI:SS.FF6')";
    /** Most characters of a text that is no CLOB: a text has 4,000 bytes, unless the server is told otherwise. */
    private static final int LONGEST = 1000;
    /** Most bytes that are no BLOB. */
    private static final int LONGEST_RAW = 2000;

    private final TargetTable table;
    private final TargetColumn column;

    private OracleTypes(TargetTable table, TargetColumn column) {
        this.table = table;
        this.column = column;
    }

    static SqlType of(TargetTable table, TargetColumn column) {
        return column.type().accept(new OracleTypes(table, column));
    }

    /** A key of ours, which no view shows. */
    private static boolean isOurs(TargetColumn column) {
        return column.name().equals(LakeColumns.SEQUENCE);
    }

    /** What the server has for an empty text, or no bytes: null; but a key has no nulls. */
    static Column ofNothing(TargetColumn column) {
        return isOurs(column) ? lit(" ") : lit(null);
    }

    private boolean isKey() {
        return table.key().contains(column.name());
    }

    private int share() {
        return TargetLimits.ORACLE.keyShare(table.keyTypes());
    }

    @Override
    public SqlType simple(SpecType.Simple type) {
        return switch (type) {
            case BOOLEAN -> new SqlType("NUMBER(1)", value -> value.cast("int").cast("string"), "TO_NUMBER(?)");
            case FLOAT -> binary("FLOAT");
            case DOUBLE -> binary("DOUBLE");
            case DATE -> new SqlType("DATE", value -> value.cast("string"), "TO_DATE(?, 'YYYY-MM-DD')");
            case TIMESTAMP -> new SqlType("TIMESTAMP(6)", value -> date_format(value, TIME), READ_TIME);
            // The session's zone is UTC, here and there.
            case TIMESTAMPTZ ->
                new SqlType("TIMESTAMP(6) WITH LOCAL TIME ZONE", value -> date_format(value, TIME), READ_TIME);
        };
    }

    /** The server writes infinity in three letters. */
    private static SqlType binary(String kind) {
        return new SqlType(
                "BINARY_" + kind,
                value -> regexp_replace(value.cast("string"), "Infinity", "INF"),
                "TO_BINARY_" + kind + "(?)");
    }

    private static SqlType number(String name) {
        return new SqlType(name, value -> value.cast("string"), "TO_NUMBER(?)");
    }

    @Override
    public SqlType integer(SpecType.IntegerType type) {
        return number(type.bits() <= 16 ? "NUMBER(5)" : type.bits() <= 32 ? "NUMBER(10)" : "NUMBER(19)");
    }

    @Override
    public SqlType decimal(SpecType.DecimalType type) {
        return new SqlType(
                "NUMBER(" + type.precision() + "," + type.scale() + ")",
                value -> DecimalText.of(type, value),
                "TO_NUMBER(?)");
    }

    @Override
    public SqlType string(SpecType.StringType type) {
        int characters = type.limit().orElse(isKey() ? share() : LONGEST + 1);
        if (characters > LONGEST) {
            return LONG_TEXT;
        }
        String name = "VARCHAR2(" + characters + " CHAR)";
        return isOurs(column)
                ? new SqlType(
                        name,
                        value -> when(value.equalTo(""), ofNothing(column)).otherwise(value))
                : SqlType.asText(name);
    }

    @Override
    public SqlType binary(SpecType.BinaryType type) {
        int bytes = type.limit().orElse(isKey() ? share() : LONGEST_RAW + 1);
        return new SqlType(isKey() ? "RAW(" + Math.min(bytes, LONGEST_RAW) + ")" : "BLOB", functions::hex);
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
