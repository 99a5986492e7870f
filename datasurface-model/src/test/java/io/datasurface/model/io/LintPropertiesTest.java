package io.datasurface.model.io;

import static org.assertj.core.api.Assertions.assertThat;

import com.google.common.collect.ImmutableMap;
import io.datasurface.model.Ecosystem;
import io.datasurface.model.EcosystemIndex;
import io.datasurface.model.SourceMap;
import io.datasurface.model.common.OrderMatters;
import io.datasurface.model.lint.EcosystemLinter;
import io.datasurface.model.lint.LintResult;
import java.lang.reflect.Constructor;
import java.lang.reflect.RecordComponent;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;

/** The linter on ecosystems of random shapes, texts and references. */
class LintPropertiesTest {
    @Property(tries = 400)
    void theLinterSurvivesEverything(@ForAll long seed, @ForAll @IntRange(min = 10, max = 3000) int budget) {
        Ecosystem ecosystem = RandomModels.of(seed, budget);

        assertThat(lint(ecosystem).problems())
                .doesNotHaveDuplicates()
                .isSorted()
                .allSatisfy(problem -> assertThat(problem.message())
                        .isNotBlank()
                        .doesNotContain("Optional[")
                        .matches(text -> text.chars().noneMatch(Character::isISOControl)));
    }

    @Property(tries = 400)
    void theOrderOfDeclarationsDoesNotMatter(
            @ForAll long seed, @ForAll long order, @ForAll @IntRange(min = 10, max = 3000) int budget) {
        Ecosystem ecosystem = RandomModels.of(seed, budget);
        Ecosystem shuffled = (Ecosystem) shuffled(ecosystem, new Random(order));

        assertThat(lint(shuffled)).isEqualTo(lint(ecosystem));
    }

    /** Whose references lead somewhere. */
    @Property(tries = 50)
    void theOrderOfTheExampleDoesNotMatter(@ForAll long order) {
        Ecosystem example = EcosystemReader.read(Path.of("src/test/resources/example/files"))
                .ecosystem()
                .orElseThrow();
        Ecosystem shuffled = (Ecosystem) shuffled(example, new Random(order));

        assertThat(lint(example).problems()).hasSizeGreaterThan(20);
        assertThat(lint(shuffled)).isEqualTo(lint(example));
    }

    private static LintResult lint(Ecosystem ecosystem) {
        return EcosystemLinter.check(EcosystemIndex.of(ecosystem), SourceMap.NONE);
    }

    /** The same model with the entries of its objects in another order. */
    private static Object shuffled(Object value, Random random) {
        if (value instanceof Optional<?> optional) {
            return optional.map(inner -> shuffled(inner, random));
        }
        if (value instanceof List<?> list) {
            return list.stream().map(each -> shuffled(each, random)).toList();
        }
        if (value instanceof Map<?, ?> map) {
            return map(map, false, random);
        }
        return value instanceof Record record && record.getClass().getName().startsWith("io.datasurface.model")
                ? record(record, random)
                : value;
    }

    private static Object map(Map<?, ?> map, boolean ordered, Random random) {
        List<Map.Entry<?, ?>> entries = new ArrayList<>(map.entrySet());
        if (!ordered) {
            Collections.shuffle(entries, random);
        }
        ImmutableMap.Builder<Object, Object> copy = ImmutableMap.builder();
        entries.forEach(entry -> copy.put(entry.getKey(), shuffled(entry.getValue(), random)));
        return copy.buildOrThrow();
    }

    private static Object record(Record record, Random random) {
        RecordComponent[] components = record.getClass().getRecordComponents();
        Object[] values = new Object[components.length];
        try {
            for (int i = 0; i < values.length; i++) {
                Object value = components[i].getAccessor().invoke(record);
                boolean ordered = components[i].isAnnotationPresent(OrderMatters.class);
                values[i] = value instanceof Map<?, ?> map ? map(map, ordered, random) : shuffled(value, random);
            }
            Class<?>[] types =
                    Arrays.stream(components).map(RecordComponent::getType).toArray(Class[]::new);
            Constructor<?> constructor = record.getClass().getDeclaredConstructor(types);
            return constructor.newInstance(values);
        } catch (ReflectiveOperationException e) {
            throw new AssertionError(e);
        }
    }
}
