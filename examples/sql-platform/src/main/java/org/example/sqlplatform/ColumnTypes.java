package org.example.sqlplatform;

import io.datasurface.model.schema.ArrayType;
import io.datasurface.model.schema.BinaryType;
import io.datasurface.model.schema.BooleanType;
import io.datasurface.model.schema.DataType;
import io.datasurface.model.schema.DateType;
import io.datasurface.model.schema.DecimalType;
import io.datasurface.model.schema.FloatType;
import io.datasurface.model.schema.GeographyType;
import io.datasurface.model.schema.IntegerType;
import io.datasurface.model.schema.IntervalType;
import io.datasurface.model.schema.MapType;
import io.datasurface.model.schema.MicroScalingType;
import io.datasurface.model.schema.StringType;
import io.datasurface.model.schema.StructType;
import io.datasurface.model.schema.TimestampType;
import io.datasurface.model.schema.VariantType;
import io.datasurface.model.schema.VectorType;
import java.util.Optional;

/**
 * The PostgreSQL type of a column, written as {@code format_type} of PostgreSQL does; empty if there is none that can be compared. Texts
 * have no length: the source has checked it.
 */
final class ColumnTypes implements DataType.Visitor<Optional<String>> {
    private static final ColumnTypes VISITOR = new ColumnTypes();
    private static final int MOST_DIGITS = 1000;

    private ColumnTypes() {}

    static Optional<String> of(DataType type) {
        return type.accept(VISITOR);
    }

    @Override
    public Optional<String> integer(IntegerType type) {
        int bits = type.isSigned() ? type.sizeInBits() : type.sizeInBits() + 1;
        if (bits <= Short.SIZE) {
            return Optional.of("smallint");
        }
        if (bits <= Integer.SIZE) {
            return Optional.of("integer");
        }
        return bits <= Long.SIZE ? Optional.of("bigint") : Optional.empty();
    }

    @Override
    public Optional<String> floating(FloatType type) {
        if (type.sizeInBits() <= Float.SIZE) {
            return Optional.of("real");
        }
        return type.sizeInBits() <= Double.SIZE ? Optional.of("double precision") : Optional.empty();
    }

    @Override
    public Optional<String> decimal(DecimalType type) {
        return type.maxSize() >= 1
                        && type.maxSize() <= MOST_DIGITS
                        && type.precision() >= 0
                        && type.precision() <= type.maxSize()
                ? Optional.of("numeric(" + type.maxSize() + "," + type.precision() + ")")
                : Optional.empty();
    }

    @Override
    public Optional<String> date(DateType type) {
        return Optional.of("date");
    }

    @Override
    public Optional<String> timestamp(TimestampType type) {
        return Optional.of("timestamp without time zone");
    }

    @Override
    public Optional<String> interval(IntervalType type) {
        return Optional.of("interval");
    }

    @Override
    public Optional<String> string(StringType type) {
        return Optional.of("text");
    }

    @Override
    public Optional<String> bool(BooleanType type) {
        return Optional.of("boolean");
    }

    @Override
    public Optional<String> variant(VariantType type) {
        return Optional.of("jsonb");
    }

    @Override
    public Optional<String> binary(BinaryType type) {
        return Optional.of("bytea");
    }

    @Override
    public Optional<String> microScaling(MicroScalingType type) {
        return Optional.empty();
    }

    @Override
    public Optional<String> array(ArrayType type) {
        return Optional.empty();
    }

    @Override
    public Optional<String> map(MapType type) {
        return Optional.empty();
    }

    @Override
    public Optional<String> struct(StructType type) {
        return Optional.empty();
    }

    @Override
    public Optional<String> vector(VectorType type) {
        return Optional.empty();
    }

    @Override
    public Optional<String> geography(GeographyType type) {
        return Optional.empty();
    }
}
