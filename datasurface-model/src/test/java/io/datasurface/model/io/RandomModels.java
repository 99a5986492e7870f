package io.datasurface.model.io;

import com.google.common.collect.ImmutableList;
import com.google.common.collect.ImmutableMap;
import io.datasurface.model.Ecosystem;
import io.datasurface.model.common.JsonValue;
import io.datasurface.model.common.LocationKey;
import io.datasurface.model.schema.RandomTypes;
import java.math.BigDecimal;
import java.time.Duration;
import java.time.LocalDateTime;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;

/** Whole ecosystems made from the shapes, so that a new type is tested as soon as it exists; with texts that formats trip over. */
class RandomModels {
    static final List<String> TEXTS = List.of(
            "a",
            "b",
            "customers",
            "CRM",
            "",
            " ",
            " lead",
            "trail ",
            "two words",
            "yes",
            "No",
            "on",
            "null",
            "~",
            "Null",
            "true",
            "TRUE",
            "1",
            "-1",
            "1.0",
            "1e3",
            "0x1F",
            "0o17",
            "017",
            "1_000",
            ".inf",
            ".NaN",
            "2024-01-01",
            "12:30:45",
            "- a",
            "a: b",
            "a:",
            "# c",
            "a #b",
            "a\nb",
            "\n",
            "a\n",
            "\na",
            "a\r\nb",
            "\ttab",
            "tab\t",
            "é",
            "日本",
            "\uD83D\uDE00",
            "\"",
            "'",
            "\\",
            "{",
            "}",
            "[x]",
            "*a",
            "&a",
            "!t",
            "|",
            ">",
            ">-",
            "%",
            "@",
            "`",
            "?",
            "? a",
            "-",
            "--",
            "---",
            "...",
            ",",
            ":",
            "<<",
            "=",
            "ref",
            "type",
            "name",
            "datasurface",
            "\u0000",
            "\u0007",
            "\u0085",
            "\u00a0",
            "\u2028",
            "\u2029",
            "\uFEFF",
            "\uFFFE",
            "x".repeat(300),
            "word ".repeat(60),
            "k".repeat(130) + ": v",
            "~0/~1",
            "a\n\u0085b",
            " lead\nx",
            "x \ny",
            "\tx\ny",
            "x\n\ty",
            "a\n\n",
            "a\n b",
            "a\n\n\nb\n",
            "a\n\u2028b",
            "\u00a0\nb",
            "a\n\uFEFFb",
            "# a\n# b",
            "a\n---\nb",
            "a\n...\n",
            "a\rb\n",
            "a\n ");

    private final Random random;
    private int budget;

    RandomModels(Random random, int budget) {
        this.random = random;
        this.budget = budget;
    }

    static Ecosystem of(long seed, int budget) {
        return (Ecosystem) new RandomModels(new Random(seed), budget).value(Shapes.BUILT_IN.ecosystem(), 0);
    }

    Object value(Shape shape, int depth) {
        budget--;
        if (shape instanceof RecordShape record) {
            return record(record, Optional.empty(), depth);
        }
        if (shape instanceof UnionShape union) {
            List<RecordShape> kinds = List.copyOf(union.kinds().values());
            return value(kinds.get(random.nextInt(kinds.size())), depth);
        }
        if (shape instanceof Shape.Items items) {
            ImmutableList.Builder<Object> values = ImmutableList.builder();
            for (int i = size(depth); i > 0; i--) {
                values.add(value(items.element(), depth + 1));
            }
            return values.build();
        }
        if (shape instanceof Shape.Entries entries) {
            Map<String, Object> values = new LinkedHashMap<>();
            for (int i = size(depth); i > 0; i--) {
                String key = text();
                values.put(key, entry(entries, key, depth + 1));
            }
            return ImmutableMap.copyOf(values);
        }
        if (shape instanceof Shape.Constants constants) {
            return constants
                    .byName()
                    .values()
                    .asList()
                    .get(random.nextInt(constants.byName().size()));
        }
        return shape instanceof Shape.Scalar scalar ? scalar(scalar) : free(depth);
    }

    Object entry(Shape.Entries shape, String key, int depth) {
        Shape value = shape.value();
        if (value instanceof UnionShape union) {
            List<RecordShape> kinds = List.copyOf(union.kinds().values());
            value = kinds.get(random.nextInt(kinds.size()));
        }
        return shape.named() ? record((RecordShape) value, Optional.of(key), depth) : value(value, depth);
    }

    private Object record(RecordShape shape, Optional<String> name, int depth) {
        Object[] values = new Object[shape.fields().size()];
        for (int i = 0; i < values.length; i++) {
            Field field = shape.field(i);
            boolean absent = field.absent() != null && (budget <= 0 || random.nextInt(3) == 0);
            values[i] = name.isPresent() && field.name().equals(ObjectReader.NAME)
                    ? name.get()
                    : absent ? field.absent() : field.wrap(value(field.shape(), depth + 1));
        }
        return shape.construct(values);
    }

    private int size(int depth) {
        return budget <= 0 ? 0 : random.nextInt(depth < 8 ? 4 : 2);
    }

    private Object scalar(Shape.Scalar shape) {
        return switch (shape) {
            case TEXT -> text();
            case FLAG -> random.nextBoolean();
            case INT ->
                List.of(0, 1, 5432, -7, Integer.MAX_VALUE, Integer.MIN_VALUE).get(random.nextInt(6));
            case LONG -> List.of(0L, Long.MAX_VALUE, Long.MIN_VALUE).get(random.nextInt(3));
            case DECIMAL -> number();
            case DURATION ->
                Duration.ofSeconds(
                        random.nextBoolean() ? (random.nextInt(9) - 3) * 86_400L : random.nextInt(4_000_000) - 5,
                        random.nextInt(2) * 1_500_000L);
            case DATE_TIME ->
                LocalDateTime.of(
                        2026,
                        1 + random.nextInt(12),
                        1 + random.nextInt(28),
                        random.nextInt(24),
                        random.nextInt(60),
                        random.nextInt(2));
            case DATA_TYPE -> new RandomTypes(random).next(2);
            case LOCATION -> new LocationKey(location());
        };
    }

    private BigDecimal number() {
        List<String> numbers =
                List.of("0", "-1", "1.0", "1.00", "1E+3", "1E-7", "123456789012345678901234567890", "-0.5", "1E+400");
        return new BigDecimal(numbers.get(random.nextInt(numbers.size())));
    }

    private JsonValue free(int depth) {
        return switch (random.nextInt(budget <= 0 || depth > 12 ? 3 : 5)) {
            case 0 -> new JsonValue.Text(text());
            case 1 -> new JsonValue.Numeric(number());
            case 2 -> new JsonValue.Flag(random.nextBoolean());
            case 3 ->
                new JsonValue.Items(
                        List.of(free(depth + 2), random.nextBoolean() ? new JsonValue.Null() : free(depth + 2)));
            default -> new JsonValue.Group(random.nextBoolean() ? Map.of() : Map.of(text(), free(depth + 2)));
        };
    }

    /** Makes the text of a location; the reader takes any. */
    String location() {
        return text();
    }

    String text() {
        return TEXTS.get(random.nextInt(TEXTS.size()));
    }
}
