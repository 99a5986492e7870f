package io.datasurface.model.io;

import com.google.common.collect.ImmutableList;
import com.google.common.collect.ImmutableMap;
import io.datasurface.model.Ecosystem;
import io.datasurface.model.common.JsonValue;
import java.util.Comparator;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/**
 * Puts a model into the order in which {@link ModelHash} sees it: entries of maps by key, elements of lists by their JSON, except where
 * their order means something. Two models are the same, which is to say have the same hash, exactly if they are equal in this order; so a
 * model that comes out of a database or a server in a chance order can be written without noise in its differences. A model that people
 * wrote is better left in the order that they gave it, which readers and writers keep.
 */
public final class ModelOrder {
    private ModelOrder() {}

    /**
     * Sorts a model.
     *
     * @param ecosystem the model
     * @return the same model in the one order
     * @throws IllegalArgumentException if the model holds an object of an extension that is not installed
     */
    public static Ecosystem sorted(Ecosystem ecosystem) {
        return sorted(ecosystem, ModelFormat.installed());
    }

    /**
     * Sorts a model that may hold objects of certain extensions.
     *
     * @param ecosystem the model
     * @param format what can stand in the model
     * @return the same model in the one order
     * @throws IllegalArgumentException if the model holds an object that the format does not have
     */
    public static Ecosystem sorted(Ecosystem ecosystem, ModelFormat format) {
        return (Ecosystem) value(ecosystem, format.shapes().ecosystem());
    }

    private static Object value(Object value, Shape shape) {
        if (shape instanceof RecordShape record) {
            return record(value, record);
        }
        if (shape instanceof UnionShape union) {
            return record(value, union.kindOf(value));
        }
        if (shape instanceof Shape.Items items) {
            List<Object> sorted = ((List<?>) value)
                    .stream().map(element -> value(element, items.element())).toList();
            return items.ordered() || sorted.size() < 2 ? sorted : byText(sorted, items.element());
        }
        if (shape instanceof Shape.Entries entries) {
            Map<?, ?> map = (Map<?, ?>) value;
            ImmutableMap.Builder<Object, Object> sorted = ImmutableMap.builder();
            (entries.ordered() ? map : new TreeMap<>(map))
                    .forEach((key, inner) -> sorted.put(key, value(inner, entries.value())));
            return sorted.buildOrThrow();
        }
        return value instanceof JsonValue json ? free(json) : value;
    }

    private static Object record(Object record, RecordShape shape) {
        Object[] values = new Object[shape.fields().size()];
        for (int i = 0; i < values.length; i++) {
            Field field = shape.field(i);
            Object component = field.get(record);
            values[i] = field.optional()
                    ? ((Optional<?>) component).map(inner -> value(inner, field.shape()))
                    : value(component, field.shape());
        }
        return shape.construct(values);
    }

    private static List<Object> byText(List<Object> elements, Shape shape) {
        record Written(String text, Object element) {}
        return elements.stream()
                .map(element -> new Written(text(element, shape), element))
                .sorted(Comparator.comparing(Written::text))
                .map(Written::element)
                .collect(ImmutableList.toImmutableList());
    }

    private static String text(Object value, Shape shape) {
        CompactJson text = new CompactJson();
        new ValueWriter(text, new IdentityHashMap<>(0)).value(value, shape);
        return text.text();
    }

    /** Sorts the groups of a value; its lists keep their order. */
    private static JsonValue free(JsonValue value) {
        if (value instanceof JsonValue.Group group) {
            ImmutableMap.Builder<String, JsonValue> sorted = ImmutableMap.builder();
            new TreeMap<>(group.values()).forEach((key, inner) -> sorted.put(key, free(inner)));
            return new JsonValue.Group(sorted.buildOrThrow());
        }
        return value instanceof JsonValue.Items items
                ? new JsonValue.Items(
                        items.values().stream().map(ModelOrder::free).toList())
                : value;
    }
}
