package io.datasurface.model.io;

import static org.assertj.core.api.Assertions.assertThat;

import com.google.common.collect.ImmutableMap;
import io.datasurface.model.Ecosystem;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;

/** The order of a model is one, whatever the order was. */
class ModelOrderTest {
    @Property(tries = 300)
    void theSameModelIsWrittenAlike(@ForAll long seed, @ForAll @IntRange(min = 1, max = 300) int size) {
        Ecosystem model = RandomModels.of(seed, size);
        Ecosystem shuffled = (Ecosystem) shuffle(model, Shapes.BUILT_IN.ecosystem(), new Random(seed));
        assertThat(ModelHash.of(shuffled)).isEqualTo(ModelHash.of(model));

        Ecosystem sorted = ModelOrder.sorted(model);
        assertThat(ModelHash.of(sorted)).isEqualTo(ModelHash.of(model));
        assertThat(EcosystemWriter.toYaml(ModelOrder.sorted(shuffled))).isEqualTo(EcosystemWriter.toYaml(sorted));
        assertThat(ModelOrder.sorted(sorted)).isEqualTo(sorted);
    }

    /** Another model is not written alike. */
    @Property(tries = 100)
    void anotherModelIsWrittenOtherwise(@ForAll long seed) {
        Ecosystem model = RandomModels.of(seed, 100);
        Ecosystem other = RandomModels.of(seed + 1, 100);
        assertThat(ModelOrder.sorted(model).equals(ModelOrder.sorted(other)))
                .isEqualTo(ModelHash.of(model).equals(ModelHash.of(other)));
    }

    private static Object shuffle(Object value, Shape shape, Random random) {
        if (shape instanceof RecordShape record) {
            Object[] values = new Object[record.fields().size()];
            for (int i = 0; i < values.length; i++) {
                Field field = record.field(i);
                Object component = field.get(value);
                values[i] = field.optional()
                        ? ((Optional<?>) component).map(inner -> shuffle(inner, field.shape(), random))
                        : shuffle(component, field.shape(), random);
            }
            return record.construct(values);
        }
        if (shape instanceof UnionShape union) {
            return shuffle(value, union.kindOf(value), random);
        }
        if (shape instanceof Shape.Items items) {
            List<Object> all = new ArrayList<>();
            ((List<?>) value).forEach(element -> all.add(shuffle(element, items.element(), random)));
            if (!items.ordered()) {
                Collections.shuffle(all, random);
            }
            return List.copyOf(all);
        }
        if (shape instanceof Shape.Entries entries) {
            List<Map.Entry<?, ?>> all = new ArrayList<>(((Map<?, ?>) value).entrySet());
            if (!entries.ordered()) {
                Collections.shuffle(all, random);
            }
            ImmutableMap.Builder<Object, Object> map = ImmutableMap.builder();
            all.forEach(entry -> map.put(entry.getKey(), shuffle(entry.getValue(), entries.value(), random)));
            return map.buildOrThrow();
        }
        return value;
    }
}
