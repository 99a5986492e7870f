package io.datasurface.model.io;

import io.datasurface.model.Team;
import io.datasurface.model.common.JsonValue;
import io.datasurface.model.container.DataContainer;
import java.io.StringWriter;
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
    private final JsonGenerator out;
    private final boolean sorted;
    private final IdentityHashMap<Object, String> byHash;
    private Map<String, DataContainer> containers = Map.of();

    /**
     * A writer.
     *
     * @param out where to; compact JSON if sorted
     * @param sorted whether entries whose order means nothing are written in the order of their keys, and such elements in the order of
     *     their texts
     */
    ValueWriter(JsonGenerator out, boolean sorted) {
        this(out, sorted, new IdentityHashMap<>(0));
    }

    /**
     * A writer of what is hashed.
     *
     * @param out where to; compact JSON
     * @param byHash what is written as a text in place of certain objects, by their identity
     */
    ValueWriter(JsonGenerator out, IdentityHashMap<Object, String> byHash) {
        this(out, true, byHash);
    }

    private ValueWriter(JsonGenerator out, boolean sorted, IdentityHashMap<Object, String> byHash) {
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
            out.writeName(field.name());
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
            out.writeString(((Enum<?>) value).name());
        } else if (shape instanceof Shape.Scalar scalar) {
            scalar(value, scalar);
        } else {
            free((JsonValue) value);
        }
    }

    private void items(List<?> values, Shape.Items shape) {
        out.writeStartArray();
        if (sorted && !shape.ordered()) {
            values.stream()
                    .map(element -> compact(element, shape.element()))
                    .sorted()
                    .forEach(out::writeRawValue);
        } else {
            values.forEach(element -> value(element, shape.element()));
        }
        out.writeEndArray();
    }

    /** Returns a value as a text of its own, by which it can be sorted. */
    private String compact(Object value, Shape shape) {
        StringWriter text = new StringWriter();
        try (JsonGenerator inner = Generators.compactJson(text)) {
            ValueWriter writer = new ValueWriter(inner, sorted);
            writer.containers = containers;
            writer.value(value, shape);
        }
        return text.toString();
    }

    private void scalar(Object value, Shape.Scalar shape) {
        switch (shape) {
            case FLAG -> out.writeBoolean((Boolean) value);
            case INT -> out.writeNumber((Integer) value);
            case LONG -> out.writeNumber((Long) value);
            case DECIMAL -> out.writeNumber((BigDecimal) value);
            case DURATION -> out.writeString(Scalars.write((Duration) value));
            case TEXT, DATE_TIME, DATA_TYPE, LOCATION -> out.writeString(value.toString());
        }
    }

    private void entries(Map<?, ?> values, Shape.Entries shape) {
        out.writeStartObject();
        inOrder(values, shape.ordered()).forEach((key, value) -> {
            out.writeName((String) key);
            String hash = byHash.isEmpty() ? null : byHash.get(value);
            if (hash != null) {
                out.writeString(hash);
            } else if (!shape.named()) {
                value(value, shape.value());
            } else if (shape.value() instanceof UnionShape union) {
                union(value, union, true);
            } else {
                record(value, (RecordShape) shape.value(), true);
            }
        });
        out.writeEndObject();
    }

    private Map<?, ?> inOrder(Map<?, ?> values, boolean orderMatters) {
        return sorted && !orderMatters ? new TreeMap<>(values) : values;
    }

    private void union(Object value, UnionShape shape, boolean nameGiven) {
        if (!nameGiven
                && value instanceof DataContainer container
                && container.equals(containers.get(container.name()))) {
            out.writeStartObject();
            out.writeStringProperty(ContainerRef.KEY, container.name());
            out.writeEndObject();
            return;
        }
        RecordShape kind = shape.kindOf(value);
        out.writeStartObject();
        if (!shape.implied().equals(Optional.of(kind))) {
            out.writeStringProperty(ValueReader.TYPE, kind.name());
        }
        fields(value, kind, nameGiven);
        out.writeEndObject();
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
        out.writeStartObject();
        fields(value, shape, nameGiven);
        out.writeEndObject();
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
        return value.equals(field.absent());
    }

    private static Object unwrapped(Field field, Object value) {
        return field.optional() ? ((Optional<?>) value).orElseThrow() : value;
    }

    /** Writes any value. */
    void free(JsonValue value) {
        if (value instanceof JsonValue.Null) {
            out.writeNull();
        } else if (value instanceof JsonValue.Text text) {
            out.writeString(text.value());
        } else if (value instanceof JsonValue.Numeric number) {
            out.writeNumber(number.value());
        } else if (value instanceof JsonValue.Flag flag) {
            out.writeBoolean(flag.value());
        } else if (value instanceof JsonValue.Items items) {
            out.writeStartArray();
            items.values().forEach(this::free);
            out.writeEndArray();
        } else if (value instanceof JsonValue.Group group) {
            out.writeStartObject();
            inOrder(group.values(), false).forEach((key, inner) -> {
                out.writeName((String) key);
                free((JsonValue) inner);
            });
            out.writeEndObject();
        }
    }
}
