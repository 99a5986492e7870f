package io.datasurface.model.change;

import io.datasurface.model.schema.ArrayType;
import io.datasurface.model.schema.BinaryType;
import io.datasurface.model.schema.BooleanType;
import io.datasurface.model.schema.DataType;
import io.datasurface.model.schema.DateType;
import io.datasurface.model.schema.DecimalType;
import io.datasurface.model.schema.FloatType;
import io.datasurface.model.schema.FloatTypes;
import io.datasurface.model.schema.GeographyType;
import io.datasurface.model.schema.IntegerType;
import io.datasurface.model.schema.IntervalType;
import io.datasurface.model.schema.MapType;
import io.datasurface.model.schema.MicroScalingType;
import io.datasurface.model.schema.NanEncoding;
import io.datasurface.model.schema.NonFiniteBehavior;
import io.datasurface.model.schema.StringKind;
import io.datasurface.model.schema.StringType;
import io.datasurface.model.schema.StructField;
import io.datasurface.model.schema.StructType;
import io.datasurface.model.schema.TimestampType;
import io.datasurface.model.schema.VariantType;
import io.datasurface.model.schema.VectorType;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Random;

/** Types with small parameters, and others of their kind: pairs that often fit each other, and often just not. */
final class RelatedTypes implements DataType.Visitor<DataType> {
    private final Random random;

    RelatedTypes(Random random) {
        this.random = random;
    }

    /** Returns any type that is nested at most so deep. */
    DataType next(int depth) {
        List<DataType> leaves = List.of(
                new IntegerType(8, true),
                floating(),
                new MicroScalingType(32, floating(), floating()),
                new DecimalType(3, 1),
                new DateType(),
                new IntervalType(),
                new BooleanType(),
                new StringType(StringKind.CHAR, size(), Optional.empty()),
                new VariantType(size()),
                new BinaryType(size()),
                new VectorType(2),
                new GeographyType(1, Optional.empty(), Optional.empty(), size()));
        int choice = random.nextInt(leaves.size() + (depth > 0 ? 6 : 0)) - leaves.size();
        return switch (choice) {
            case 0 -> new ArrayType(size(), next(depth - 1));
            case 1 -> new MapType(next(depth - 1), next(depth - 1));
            case 2, 3, 4, 5 ->
                new StructType(
                        List.of(new StructField("a", next(depth - 1)), new StructField("b", next(depth - 1))),
                        random.nextBoolean());
            default -> leaves.get(choice + leaves.size());
        };
    }

    /** Returns a type of the same kind with other parameters. */
    DataType relative(DataType type) {
        return type.accept(this);
    }

    private int upTo(int most) {
        return 1 + random.nextInt(most);
    }

    private Optional<Integer> size() {
        return random.nextInt(3) == 0 ? Optional.empty() : Optional.of(upTo(3));
    }

    private Optional<String> maybe(String text) {
        return random.nextBoolean() ? Optional.of(text) : Optional.empty();
    }

    @Override
    public DataType integer(IntegerType type) {
        return new IntegerType(8 * upTo(3) + random.nextInt(2), random.nextBoolean());
    }

    private FloatType floating() {
        List<FloatType> known = List.copyOf(FloatTypes.byName().values());
        if (random.nextInt(3) == 0) {
            return known.get(random.nextInt(known.size()));
        }
        return new FloatType(
                upTo(3),
                -upTo(3),
                upTo(3),
                8,
                NonFiniteBehavior.values()[random.nextInt(3)],
                NanEncoding.values()[random.nextInt(3)]);
    }

    @Override
    public DataType floating(FloatType type) {
        return floating();
    }

    @Override
    public DataType microScaling(MicroScalingType type) {
        return new MicroScalingType(upTo(2), floating(), floating());
    }

    @Override
    public DataType decimal(DecimalType type) {
        int scale = random.nextInt(3);
        return new DecimalType(scale + upTo(3), scale);
    }

    @Override
    public DataType date(DateType type) {
        return random.nextBoolean() ? type : new TimestampType("UTC");
    }

    @Override
    public DataType timestamp(TimestampType type) {
        return random.nextBoolean() ? new DateType() : new TimestampType(random.nextBoolean() ? "UTC" : "GMT+01:00");
    }

    @Override
    public DataType interval(IntervalType type) {
        return random.nextInt(4) == 0 ? new BooleanType() : type;
    }

    @Override
    public DataType string(StringType type) {
        return new StringType(StringKind.values()[random.nextInt(5)], size(), maybe("x"));
    }

    @Override
    public DataType bool(BooleanType type) {
        return random.nextInt(4) == 0 ? new IntervalType() : type;
    }

    @Override
    public DataType variant(VariantType type) {
        return new VariantType(size());
    }

    @Override
    public DataType binary(BinaryType type) {
        return new BinaryType(size());
    }

    @Override
    public DataType array(ArrayType type) {
        return new ArrayType(size(), perhaps(type.elementType()));
    }

    @Override
    public DataType map(MapType type) {
        return new MapType(perhaps(type.keyType()), perhaps(type.valueType()));
    }

    @Override
    public DataType struct(StructType type) {
        List<StructField> fields = new ArrayList<>();
        for (StructField field : type.fields()) {
            fields.add(new StructField(field.name(), perhaps(field.type())));
        }
        switch (random.nextInt(5)) {
            case 0 -> fields.add(random.nextInt(fields.size() + 1), new StructField("c", new DateType()));
            case 1 -> fields.add(new StructField(random.nextBoolean() ? "d" : "a", new DateType()));
            case 2 -> {
                if (!fields.isEmpty()) {
                    fields.remove(random.nextInt(fields.size()));
                }
            }
            case 3 -> java.util.Collections.shuffle(fields, random);
            default -> {}
        }
        return new StructType(fields, random.nextInt(4) == 0 ? !type.ordered() : type.ordered());
    }

    @Override
    public DataType vector(VectorType type) {
        return new VectorType(upTo(2));
    }

    @Override
    public DataType geography(GeographyType type) {
        return new GeographyType(random.nextInt(5) == 0 ? 2 : 1, maybe("n"), maybe("POINT"), size());
    }

    private DataType perhaps(DataType type) {
        return random.nextInt(3) == 0 ? relative(type) : type;
    }
}
