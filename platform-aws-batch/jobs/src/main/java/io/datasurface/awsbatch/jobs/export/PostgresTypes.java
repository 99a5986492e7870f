package io.datasurface.awsbatch.jobs.export;

import static org.apache.spark.sql.functions.concat;
import static org.apache.spark.sql.functions.date_format;
import static org.apache.spark.sql.functions.hex;
import static org.apache.spark.sql.functions.lit;

import io.datasurface.awsbatch.jobs.lake.ExactJson;
import io.datasurface.awsbatch.spec.SpecType;

/**
 * The types of the spec in PostgreSQL, and their values as {@code COPY} reads them. Arrays, maps and structs become {@code jsonb}. Source:
 * PostgreSQL documentation, data types, COPY.
 */
final class PostgresTypes implements SpecType.Visitor<SqlType> {
    private static final String TIME = "yyyy-MM-dd HH:mm:ss.SSSSSS";
    /** Longest text with a limit that PostgreSQL takes. */
    private static final int LONGEST = 10_485_760;

    static SqlType of(SpecType type) {
        return type.accept(new PostgresTypes());
    }

    @Override
    public SqlType simple(SpecType.Simple type) {
        return switch (type) {
            case BOOLEAN -> SqlType.asText("boolean");
            case FLOAT -> SqlType.asText("real");
            case DOUBLE -> SqlType.asText("double precision");
            case DATE -> SqlType.asText("date");
            case TIMESTAMP -> new SqlType("timestamp", value -> date_format(value, TIME));
            // The session's zone is UTC.
            case TIMESTAMPTZ -> new SqlType("timestamptz", value -> concat(date_format(value, TIME), lit("+00")));
        };
    }

    @Override
    public SqlType integer(SpecType.IntegerType type) {
        return SqlType.asText(type.bits() <= 16 ? "smallint" : type.bits() <= 32 ? "integer" : "bigint");
    }

    @Override
    public SqlType decimal(SpecType.DecimalType type) {
        return SqlType.ofDecimals("numeric(" + type.precision() + "," + type.scale() + ")", type);
    }

    @Override
    public SqlType string(SpecType.StringType type) {
        return SqlType.asText(
                type.limit().isPresent() && type.limit().getAsInt() <= LONGEST
                        ? "varchar(" + type.limit().getAsInt() + ")"
                        : "text");
    }

    @Override
    public SqlType binary(SpecType.BinaryType type) {
        return new SqlType("bytea", value -> concat(lit("\\x"), hex(value)));
    }

    @Override
    public SqlType array(SpecType.ArrayType type) {
        return new SqlType("jsonb", ExactJson::of);
    }

    @Override
    public SqlType map(SpecType.MapType type) {
        return new SqlType("jsonb", ExactJson::of);
    }

    @Override
    public SqlType struct(SpecType.StructType type) {
        return new SqlType("jsonb", ExactJson::of);
    }
}
