package io.datasurface.awsbatch.jobs.export;

import static org.apache.spark.sql.functions.concat;
import static org.apache.spark.sql.functions.date_format;
import static org.apache.spark.sql.functions.lit;

import io.datasurface.awsbatch.jobs.lake.ExactJson;
import io.datasurface.awsbatch.spec.SpecType;
import io.datasurface.awsbatch.spec.TargetLimits;
import org.apache.spark.sql.functions;

/**
 * The types of the spec in Redshift, and their values as its {@code COPY} reads them of CSV. Texts have bytes there, 65,535 at most. Arrays, maps
 * and structs become {@code SUPER}. Source: Amazon Redshift Database Developer Guide, data types (docs.aws.amazon.com/redshift/latest/dg:
 * r_Character_types, r_VARBYTE_type, copy-usage-varbyte, copy_json, copy-parameters-data-conversion).
 */
final class RedshiftTypes implements SpecType.Visitor<SqlType> {
    private static final String TIME = "yyyy-MM-dd HH:mm:ss.SSSSSS";
    private static final int LONGEST_TEXT = 65_535;
    private static final int LONGEST_BINARY = 16_777_216;
    private static final SqlType JSON = new SqlType("SUPER", ExactJson::of);

    static SqlType of(SpecType type) {
        return type.accept(new RedshiftTypes());
    }

    @Override
    public SqlType simple(SpecType.Simple type) {
        return switch (type) {
            case BOOLEAN -> SqlType.asText("BOOLEAN");
            case FLOAT -> SqlType.asText("REAL");
            case DOUBLE -> SqlType.asText("DOUBLE PRECISION");
            case DATE -> SqlType.asText("DATE");
            case TIMESTAMP -> new SqlType("TIMESTAMP", value -> date_format(value, TIME));
            // The session's zone is UTC.
            case TIMESTAMPTZ -> new SqlType("TIMESTAMPTZ", value -> concat(date_format(value, TIME), lit("+00")));
        };
    }

    @Override
    public SqlType integer(SpecType.IntegerType type) {
        return SqlType.asText(type.bits() <= 16 ? "SMALLINT" : type.bits() <= 32 ? "INTEGER" : "BIGINT");
    }

    @Override
    public SqlType decimal(SpecType.DecimalType type) {
        return SqlType.ofDecimals("DECIMAL(" + type.precision() + "," + type.scale() + ")", type);
    }

    @Override
    public SqlType string(SpecType.StringType type) {
        long bytes = (long) TargetLimits.BYTES_PER_CHARACTER * type.limit().orElse(LONGEST_TEXT);
        return SqlType.asText("VARCHAR(" + Math.min(LONGEST_TEXT, bytes) + ")");
    }

    @Override
    public SqlType binary(SpecType.BinaryType type) {
        int bytes = Math.min(LONGEST_BINARY, type.limit().orElse(LONGEST_BINARY));
        return new SqlType("VARBYTE(" + bytes + ")", functions::hex);
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
