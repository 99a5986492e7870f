package io.datasurface.model.io;

import static org.assertj.core.api.Assertions.assertThat;

import java.lang.reflect.Method;
import java.lang.reflect.Modifier;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.TreeSet;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import org.junit.jupiter.api.Test;

/** Every wide record has a builder that knows all its components. */
class BuildersTest {
    private static final int WIDE = 5;

    @Test
    void everyWideRecordHasABuilder() {
        Set<String> without = new TreeSet<>();
        Set<RecordShape> wide = wideRecords();
        for (RecordShape shape : wide) {
            if (Arrays.stream(shape.type().getMethods())
                    .noneMatch(method -> method.getName().equals("toBuilder"))) {
                without.add(shape.name());
            }
        }
        assertThat(without).isEmpty();
        assertThat(wide).hasSizeGreaterThan(30);
    }

    @Property(tries = 20)
    void aCopyIsEqual(@ForAll long seed) throws ReflectiveOperationException {
        for (RecordShape shape : buildable()) {
            Object value = new RandomModels(new Random(seed), 200).value(shape, 0);
            assertThat(build(toBuilder(value))).isEqualTo(value);
        }
    }

    /** Sets each component by itself on another object and sees that it arrives. */
    @Property(tries = 20)
    void everyComponentCanBeSet(@ForAll long seed) throws ReflectiveOperationException {
        Random random = new Random(seed);
        for (RecordShape shape : buildable()) {
            Object wanted = new RandomModels(random, 60).value(shape, 0);
            Object other = new RandomModels(random, 60).value(shape, 0);
            Object builder = toBuilder(other);
            for (Field field : shape.fields()) {
                Object value = field.get(wanted);
                if (field.optional() && ((java.util.Optional<?>) value).isEmpty()) {
                    continue;
                }
                set(builder, field, field.optional() ? ((java.util.Optional<?>) value).orElseThrow() : value);
                assertThat(field.get(build(builder)))
                        .as("%s.%s", shape.name(), field.name())
                        .isEqualTo(value);
            }
        }
    }

    private static void set(Object builder, Field field, Object value) throws ReflectiveOperationException {
        Object argument = field.shape() instanceof Shape.Entries entries && entries.named()
                ? List.copyOf(((Map<?, ?>) value).values())
                : value;
        List<Method> setters = Arrays.stream(builder.getClass().getMethods())
                .filter(method -> method.getName().equals(field.name()) && method.getParameterCount() == 1)
                .filter(method -> accepts(method.getParameterTypes()[0], argument))
                .toList();
        assertThat(setters)
                .as("setters of %s in %s", field.name(), builder.getClass())
                .hasSize(1);
        assertThat(setters.get(0).invoke(builder, argument)).isSameAs(builder);
    }

    private static boolean accepts(Class<?> parameter, Object value) {
        return parameter.isInstance(value)
                || parameter == boolean.class && value instanceof Boolean
                || parameter == int.class && value instanceof Integer;
    }

    private static List<RecordShape> buildable() {
        List<RecordShape> found = new ArrayList<>();
        for (RecordShape shape : records()) {
            if (Arrays.stream(shape.type().getMethods())
                    .anyMatch(method -> method.getName().equals("toBuilder"))) {
                found.add(shape);
            }
        }
        return found;
    }

    private static Object toBuilder(Object value) throws ReflectiveOperationException {
        return value.getClass().getMethod("toBuilder").invoke(value);
    }

    private static Object build(Object builder) throws ReflectiveOperationException {
        Method build = builder.getClass().getMethod("build");
        assertThat(Modifier.isFinal(builder.getClass().getModifiers())).isTrue();
        return build.invoke(builder);
    }

    private static Set<RecordShape> wideRecords() {
        Set<RecordShape> wide = new LinkedHashSet<>(records());
        wide.removeIf(shape -> shape.fields().size() < WIDE);
        return wide;
    }

    private static Set<RecordShape> records() {
        Set<RecordShape> records = new LinkedHashSet<>();
        collect(Shapes.BUILT_IN.ecosystem(), records);
        return records;
    }

    private static void collect(Shape shape, Set<RecordShape> into) {
        if (shape instanceof RecordShape record && into.add(record)) {
            record.fields().forEach(field -> collect(field.shape(), into));
        } else if (shape instanceof UnionShape union) {
            union.kinds().values().forEach(kind -> collect(kind, into));
        } else if (shape instanceof Shape.Items items) {
            collect(items.element(), into);
        } else if (shape instanceof Shape.Entries entries) {
            collect(entries.value(), into);
        }
    }
}
