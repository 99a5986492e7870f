package io.datasurface.model.io;

import io.datasurface.model.Team;
import io.datasurface.model.common.JsonValue;
import io.datasurface.model.container.DataContainer;
import java.math.BigDecimal;
import java.time.Duration;
import java.util.Arrays;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JsonGenerator;

/** Writes values by their shapes: components in their order, what has its default left out, the short form where there is one. */
final class ValueWriter {
    private final JsonOut out;
    private final boolean sorted;
    private final IdentityHashMap<Object, String> byHash;
    private Map<String, DataContainer> containers = Map.of();

    /** Writes elements that are to be sorted, one after the other into the same memory; made when it is needed. */
    private @Nullable Elements elements;

    /**
     * A writer of files.
     *
     * @param out where to; compact JSON if sorted
     * @param sorted whether entries whose order means nothing are written in the order of their keys, and such elements in the order of
     *     their texts
     */
    ValueWriter(JsonGenerator out, boolean sorted) {
        this(new GeneratorOut(out), sorted, new IdentityHashMap<>(0));
    }

    /**
     * A writer of what is hashed or compared, sorted.
     *
     * @param out where to
     * @param byHash what is written as a text in place of certain objects, by their identity
     */
    ValueWriter(CompactJson out, IdentityHashMap<Object, String> byHash) {
        this(out, true, byHash);
    }

    private ValueWriter(JsonOut out, boolean sorted, IdentityHashMap<Object, String> byHash) {
        this.out = out;
        this.sorted = sorted;
        this.byHash = byHash;
    }

    /** Refers to the containers of a team. */
    void within(Team team) {
        containers = team.containers();
    }

    /** Writes the fields of a record into the object at hand. */
    void fields(Object record, RecordShape shape, boolean nameGiven) {
        fields(shape.values(record), shape, nameGiven);
    }

    private void fields(Object[] values, RecordShape shape, boolean nameGiven) {
        for (int i = 0; i < values.length; i++) {
            Field field = shape.field(i);
            if (!field.isLeftOut(values[i]) && !(nameGiven && field.name().equals(ObjectReader.NAME))) {
                out.name(field.key());
                value(unwrapped(field, values[i]), field.shape());
            }
        }
    }

    /** Writes a value. */
    void value(Object value, Shape shape) {
        if (shape instanceof RecordShape record) {
            record(value, record, false);
        } else if (shape instanceof UnionShape union) {
            union(value, union, false);
        } else if (shape instanceof Shape.Items items) {
            items((List<?>) value, items);
        } else if (shape instanceof Shape.Entries entries) {
            entries((Map<?, ?>) value, entries);
        } else if (shape instanceof Shape.Constants) {
            out.string(((Enum<?>) value).name());
        } else if (shape instanceof Shape.Scalar scalar) {
            scalar(value, scalar);
        } else {
            free((JsonValue) value);
        }
    }

    private void items(List<?> values, Shape.Items shape) {
        out.startArray();
        if (sorted && !shape.ordered() && values.size() > 1) {
            if (elements == null) {
                elements = new Elements();
            }
            for (String text : elements.sorted(values, shape.element(), containers)) {
                out.raw(text);
            }
        } else {
            values.forEach(element -> value(element, shape.element()));
        }
        out.endArray();
    }

    /** Makes texts of elements, by which they can be sorted. */
    private static final class Elements {
        private final CompactJson out = new CompactJson();
        private final ValueWriter writer = new ValueWriter(out, new IdentityHashMap<>(0));

        String[] sorted(List<?> values, Shape shape, Map<String, DataContainer> containers) {
            writer.containers = containers;
            String[] texts = new String[values.size()];
            for (int i = 0; i < texts.length; i++) {
                out.clear();
                writer.value(values.get(i), shape);
                texts[i] = out.text();
            }
            Arrays.sort(texts);
            return texts;
        }
    }

    private void scalar(Object value, Shape.Scalar shape) {
        switch (shape) {
            case FLAG -> out.flag((Boolean) value);
            case INT -> out.number((Integer) value);
            case LONG -> out.number((Long) value);
            case DECIMAL -> out.number((BigDecimal) value);
            case DURATION -> out.string(Scalars.write((Duration) value));
            case TEXT, DATE_TIME, DATA_TYPE, LOCATION -> out.string(value.toString());
        }
    }

    private void entries(Map<?, ?> values, Shape.Entries shape) {
        out.startObject();
        inOrder(values, shape.ordered()).forEach((key, value) -> {
            out.name((String) key);
            String hash = byHash.isEmpty() ? null : byHash.get(value);
            if (hash != null) {
                out.string(hash);
            } else {
                entry(value, shape);
            }
        });
        out.endObject();
    }

    private void entry(Object value, Shape.Entries shape) {
        if (!shape.named()) {
            value(value, shape.value());
        } else if (shape.value() instanceof UnionShape union) {
            union(value, union, true);
        } else {
            record(value, (RecordShape) shape.value(), true);
        }
    }

    private Map<?, ?> inOrder(Map<?, ?> values, boolean orderMatters) {
        return sorted && !orderMatters ? new TreeMap<>(values) : values;
    }

    private void union(Object value, UnionShape shape, boolean nameGiven) {
        if (!nameGiven
                && value instanceof DataContainer container
                && container.equals(containers.get(container.name()))) {
            out.startObject();
            out.name(ContainerRef.KEY);
            out.string(container.name());
            out.endObject();
            return;
        }
        RecordShape kind = shape.kindOf(value);
        out.startObject();
        if (!shape.implied().equals(Optional.of(kind))) {
            out.name(ValueReader.TYPE);
            out.string(kind.name());
        }
        fields(value, kind, nameGiven);
        out.endObject();
    }

    private void record(Object value, RecordShape shape, boolean nameGiven) {
        Object[] values = shape.values(value);
        if (isShort(values, shape, nameGiven)) {
            Field field = shape.field(shape.shorthand());
            value(unwrapped(field, values[shape.shorthand()]), field.shape());
            return;
        }
        if (value instanceof Team team) {
            containers = team.containers();
        }
        out.startObject();
        fields(values, shape, nameGiven);
        out.endObject();
        if (value instanceof Team) {
            containers = Map.of();
        }
    }

    /** Whether one component says all, and is not itself written as an object. */
    private static boolean isShort(Object[] values, RecordShape shape, boolean nameGiven) {
        if (shape.shorthand() < 0) {
            return false;
        }
        for (int i = 0; i < values.length; i++) {
            Field field = shape.field(i);
            Object component = values[i];
            boolean given = nameGiven && field.name().equals(ObjectReader.NAME);
            if (i == shape.shorthand()) {
                boolean object = field.shape() instanceof RecordShape inner
                        && inner.shorthand() >= 0
                        && !(component instanceof Optional<?> some && some.isEmpty())
                        && !isShort(inner.values(unwrapped(field, component)), inner, false);
                if (object || field.isLeftOut(component)) {
                    return false;
                }
            } else if (!given && !field.isLeftOut(component)) {
                return false;
            }
        }
        return true;
    }

    private static Object unwrapped(Field field, Object value) {
        return field.optional() ? ((Optional<?>) value).orElseThrow() : value;
    }

    /** Writes any value. */
    void free(JsonValue value) {
        if (value instanceof JsonValue.Null) {
            out.nothing();
        } else if (value instanceof JsonValue.Text text) {
            out.string(text.value());
        } else if (value instanceof JsonValue.Numeric number) {
            out.number(number.value());
        } else if (value instanceof JsonValue.Flag flag) {
            out.flag(flag.value());
        } else if (value instanceof JsonValue.Items items) {
            out.startArray();
            items.values().forEach(this::free);
            out.endArray();
        } else if (value instanceof JsonValue.Group group) {
            out.startObject();
            inOrder(group.values(), false).forEach((key, inner) -> {
                out.name((String) key);
                free((JsonValue) inner);
            });
            out.endObject();
        }
    }
}
