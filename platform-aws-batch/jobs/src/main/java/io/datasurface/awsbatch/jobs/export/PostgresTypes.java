package io.datasurface.awsbatch.jobs.export;

import static org.apache.spark.sql.functions.concat;
import static org.apache.spark.sql.functions.date_format;
import static org.apache.spark.sql.functions.hex;
import static org.apache.spark.sql.functions.lit;
import static org.apache.spark.sql.functions.to_json;

import io.datasurface.awsbatch.spec.SpecType;
import org.apache.spark.sql.Column;

/**
 * The types of the spec in PostgreSQL, and their values as {@code COPY} reads them. Arrays, maps and structs become {@code jsonb}. Source:
 * PostgreSQL documentation, data types, COPY.
 */
final class PostgresTypes implements SpecType.Visitor<PostgresTypes.Written> {
    private static final String TIME = "yyyy-MM-dd HH:mm:ss.SSSSSS";
    /** Longest text with a limit that PostgreSQL takes. */
    private static final int LONGEST = 10_485_760;

    /**
     * A type in the database.
     *
     * @param name of the type
     * @param text makes the text of a value
     */
    record Written(String name, java.util.function.UnaryOperator<Column> text) {
        private static Written asText(String name) {
            return new Written(name, value -> value.cast("string"));
        }
    }

    static Written of(SpecType type) {
        return type.accept(new PostgresTypes());
    }

    @Override
    public Written simple(SpecType.Simple type) {
        return switch (type) {
            case BOOLEAN -> Written.asText("boolean");
            case FLOAT -> Written.asText("real");
            case DOUBLE -> Written.asText("double precision");
            case DATE -> Written.asText("date");
            case TIMESTAMP -> new Written("timestamp", value -> date_format(value, TIME));
            // The session's zone is UTC.
            case TIMESTAMPTZ -> new Written("timestamptz", value -> concat(date_format(value, TIME), lit("+00")));
        };
    }

    @Override
    public Written integer(SpecType.IntegerType type) {
        return Written.asText(type.bits() <= 16 ? "smallint" : type.bits() <= 32 ? "integer" : "bigint");
    }

    @Override
    public Written decimal(SpecType.DecimalType type) {
        return Written.asText("numeric(" + type.precision() + "," + type.scale() + ")");
    }

    @Override
    public Written string(SpecType.StringType type) {
        return Written.asText(
                type.limit().isPresent() && type.limit().getAsInt() <= LONGEST
                        ? "varchar(" + type.limit().getAsInt() + ")"
                        : "text");
    }

    @Override
    public Written binary(SpecType.BinaryType type) {
        return new Written("bytea", value -> concat(lit("\\x"), hex(value)));
    }

    @Override
    public Written array(SpecType.ArrayType type) {
        return new Written("jsonb", value -> to_json(value));
    }

    @Override
    public Written map(SpecType.MapType type) {
        return new Written("jsonb", value -> to_json(value));
    }

    @Override
    public Written struct(SpecType.StructType type) {
        return new Written("jsonb", value -> to_json(value));
    }
}
