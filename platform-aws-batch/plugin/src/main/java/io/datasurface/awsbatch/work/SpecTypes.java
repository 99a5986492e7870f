package io.datasurface.awsbatch.work;

import io.datasurface.awsbatch.spec.SpecType;
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
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.stream.Stream;

/** The types of the lake for the types of the model. Empty where the lake has none that keeps every value. */
final class SpecTypes implements DataType.Visitor<Optional<SpecType>> {
    private static final SpecTypes INSTANCE = new SpecTypes();
    private static final int LARGEST_DECIMAL = 38;
    private static final List<SpecType.IntegerType> INTEGERS =
            Stream.of(8, 16, 32, 64).map(SpecType.IntegerType::new).toList();

    private SpecTypes() {}

    static Optional<SpecType> of(DataType type) {
        return type.accept(INSTANCE);
    }

    @Override
    public Optional<SpecType> integer(IntegerType type) {
        // An unsigned number needs one bit more than a signed one of the same range.
        int bits = type.isSigned() ? type.sizeInBits() : type.sizeInBits() + 1;
        for (SpecType.IntegerType integer : INTEGERS) {
            if (bits >= 1 && bits <= integer.bits()) {
                return Optional.of(integer);
            }
        }
        return bits == 65 ? Optional.of(new SpecType.DecimalType(20, 0)) : Optional.empty();
    }

    @Override
    public Optional<SpecType> floating(FloatType type) {
        if (type.precision() <= 24 && type.maxExponent() <= 127 && type.minExponent() >= -126) {
            return Optional.of(SpecType.Simple.FLOAT);
        }
        boolean isDouble = type.precision() <= 53 && type.maxExponent() <= 1023 && type.minExponent() >= -1022;
        return isDouble ? Optional.of(SpecType.Simple.DOUBLE) : Optional.empty();
    }

    @Override
    public Optional<SpecType> microScaling(MicroScalingType type) {
        return Optional.empty();
    }

    @Override
    public Optional<SpecType> decimal(DecimalType type) {
        if (type.maxSize() < 1 || type.maxSize() > LARGEST_DECIMAL || type.precision() > type.maxSize()) {
            return Optional.empty();
        }
        return Optional.of(new SpecType.DecimalType(type.maxSize(), type.precision()));
    }

    @Override
    public Optional<SpecType> date(DateType type) {
        return Optional.of(SpecType.Simple.DATE);
    }

    @Override
    public Optional<SpecType> timestamp(TimestampType type) {
        return Optional.of(SpecType.Simple.TIMESTAMPTZ);
    }

    @Override
    public Optional<SpecType> interval(IntervalType type) {
        return Optional.empty();
    }

    @Override
    public Optional<SpecType> string(StringType type) {
        return Optional.of(new SpecType.StringType(limit(type.maxSize())));
    }

    @Override
    public Optional<SpecType> bool(BooleanType type) {
        return Optional.of(SpecType.Simple.BOOLEAN);
    }

    @Override
    public Optional<SpecType> variant(VariantType type) {
        return Optional.of(new SpecType.StringType(OptionalInt.empty()));
    }

    @Override
    public Optional<SpecType> binary(BinaryType type) {
        return Optional.of(new SpecType.BinaryType(limit(type.maxSize())));
    }

    @Override
    public Optional<SpecType> array(ArrayType type) {
        return of(type.elementType()).map(SpecType.ArrayType::new);
    }

    @Override
    public Optional<SpecType> map(MapType type) {
        return of(type.keyType()).flatMap(key -> of(type.valueType()).map(value -> new SpecType.MapType(key, value)));
    }

    @Override
    public Optional<SpecType> struct(StructType type) {
        List<SpecType.Field> fields = new ArrayList<>();
        for (var field : type.fields()) {
            Optional<SpecType> fieldType = of(field.type());
            if (fieldType.isEmpty()) {
                return Optional.empty();
            }
            fields.add(new SpecType.Field(field.name(), fieldType.get()));
        }
        return Optional.of(new SpecType.StructType(fields));
    }

    @Override
    public Optional<SpecType> vector(VectorType type) {
        return Optional.of(new SpecType.ArrayType(SpecType.Simple.FLOAT));
    }

    @Override
    public Optional<SpecType> geography(GeographyType type) {
        return Optional.empty();
    }

    private static OptionalInt limit(Optional<Integer> size) {
        return size.map(OptionalInt::of).orElse(OptionalInt.empty());
    }
}
