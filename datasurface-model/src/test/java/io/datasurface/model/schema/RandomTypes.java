package io.datasurface.model.schema;

import java.util.List;
import java.util.Optional;
import java.util.Random;
import java.util.stream.IntStream;

/** Column types of every kind, with the texts that a notation is likely to trip over. */
public final class RandomTypes {
    private static final List<String> TEXTS = List.of(
            "UTC",
            "GMT+01:00",
            "latin1_bin",
            "",
            " ",
            "a b",
            "a,b",
            "a)b",
            "a:b",
            "<x>",
            "\"",
            "\\",
            "größe",
            "日本",
            "POINT",
            "\n",
            "x\"y\\");

    private final Random random;

    public RandomTypes(Random random) {
        this.random = random;
    }

    /** Returns a type that is nested at most so deep. */
    public DataType next(int depth) {
        return switch (random.nextInt(depth > 0 ? 16 : 12)) {
            case 0 -> new IntegerType(List.of(8, 16, 32, 64, 12, 128).get(random.nextInt(6)), random.nextBoolean());
            case 1 -> floating();
            case 2 -> new MicroScalingType(number(), floating(), floating());
            case 3 -> new DecimalType(number(), number());
            case 4 -> new DateType();
            case 5 -> new TimestampType(text());
            case 6 -> new IntervalType();
            case 7 -> new StringType(StringKind.values()[random.nextInt(5)], size(), maybeText());
            case 8 -> new BooleanType();
            case 9 -> random.nextBoolean() ? new VariantType(size()) : new BinaryType(size());
            case 10 -> new VectorType(number());
            case 11 -> new GeographyType(number(), maybeText(), maybeText(), size());
            case 12 -> new ArrayType(size(), next(depth - 1));
            case 13 -> new MapType(next(depth - 1), next(depth - 1));
            default ->
                new StructType(
                        IntStream.range(0, random.nextInt(4))
                                .mapToObj(i -> new StructField(text(), next(depth - 1)))
                                .toList(),
                        random.nextBoolean());
        };
    }

    private FloatType floating() {
        List<FloatType> known = List.copyOf(FloatTypes.byName().values());
        if (random.nextBoolean()) {
            return known.get(random.nextInt(known.size()));
        }
        NonFiniteBehavior behavior = NonFiniteBehavior.values()[random.nextInt(3)];
        return new FloatType(number(), number(), number(), number(), behavior, NanEncoding.values()[random.nextInt(3)]);
    }

    private int number() {
        return List.of(0, 1, 20, -3, 4000, Integer.MAX_VALUE, Integer.MIN_VALUE).get(random.nextInt(7));
    }

    private Optional<Integer> size() {
        return random.nextBoolean() ? Optional.of(number()) : Optional.empty();
    }

    private String text() {
        return TEXTS.get(random.nextInt(TEXTS.size()));
    }

    private Optional<String> maybeText() {
        return random.nextBoolean() ? Optional.of(text()) : Optional.empty();
    }
}
