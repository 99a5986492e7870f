package io.datasurface.model.io;

import io.datasurface.model.Team;
import io.datasurface.model.common.JsonValue;
import io.datasurface.model.container.DataContainer;
import java.math.BigDecimal;
import java.time.Duration;
import java.util.Collection;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import tools.jackson.core.JsonGenerator;

/** Writes values by their shapes: components in their order, what has its default left out, the short form where there is one. */
final class ValueWriter {
    private final JsonOut out;
    private final boolean sorted;
    private final IdentityHashMap<Object, String> byHash;
    private Map<String, DataContainer> containers = Map.of();

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
        for (Field field : shape.fields()) {
            Object value = field.get(record);
            if (isLeftOut(field, value) || (nameGiven && field.name().equals(ObjectReader.NAME))) {
                continue;
            }
            out.name(field.name());
            value(unwrapped(field, value), field.shape());
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
            values.stream()
                    .map(element -> compact(element, shape.element()))
                    .sorted()
                    .forEach(out::raw);
        } else {
            values.forEach(element -> value(element, shape.element()));
        }
        out.endArray();
    }

    /** Returns a value as a text of its own, by which it can be sorted. */
    private String compact(Object value, Shape shape) {
        CompactJson inner = new CompactJson();
        ValueWriter writer = new ValueWriter(inner, sorted, new IdentityHashMap<>(0));
        writer.containers = containers;
        writer.value(value, shape);
        return inner.text();
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
        if (isShort(value, shape, nameGiven)) {
            Field field = shape.field(shape.shorthand());
            value(unwrapped(field, field.get(value)), field.shape());
            return;
        }
        if (value instanceof Team team) {
            containers = team.containers();
        }
        out.startObject();
        fields(value, shape, nameGiven);
        out.endObject();
        if (value instanceof Team) {
            containers = Map.of();
        }
    }

    /** Whether one component says all, and is not itself written as an object. */
    private static boolean isShort(Object value, RecordShape shape, boolean nameGiven) {
        if (shape.shorthand() < 0) {
            return false;
        }
        for (int i = 0; i < shape.fields().size(); i++) {
            Field field = shape.field(i);
            Object component = field.get(value);
            boolean given = nameGiven && field.name().equals(ObjectReader.NAME);
            if (i == shape.shorthand()) {
                boolean object = field.shape() instanceof RecordShape inner
                        && !(component instanceof Optional<?> some && some.isEmpty())
                        && !isShort(unwrapped(field, component), inner, false);
                if (object || isLeftOut(field, component)) {
                    return false;
                }
            } else if (!given && !isLeftOut(field, component)) {
                return false;
            }
        }
        return true;
    }

    /** Whether a component is what a reader takes if the key is left out. */
    private static boolean isLeftOut(Field field, Object value) {
        if (!field.optional() && value instanceof Collection<?> values) {
            return values.isEmpty();
        }
        return value == field.absent() || value.equals(field.absent()); // Most often it is the very object.
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
