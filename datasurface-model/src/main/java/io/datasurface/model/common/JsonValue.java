package io.datasurface.model.common;

import com.google.common.collect.ImmutableMap;
import java.math.BigDecimal;
import java.util.List;
import java.util.Map;

/** A value as JSON knows it: a parameter that only a plugin understands, or an Avro schema. Immutable; equality is by value. */
public sealed interface JsonValue {
    /**
     * A text.
     *
     * @param value the text
     */
    record Text(String value) implements JsonValue {}

    /**
     * A number.
     *
     * @param value the number as written
     */
    record Numeric(BigDecimal value) implements JsonValue {}

    /** Nothing, written {@code null}. Only inside a list or a group. */
    record Null() implements JsonValue {}

    /**
     * True or false.
     *
     * @param value the value
     */
    record Flag(boolean value) implements JsonValue {}

    /**
     * A list.
     *
     * @param values the elements in order
     */
    record Items(List<JsonValue> values) implements JsonValue {
        /** Copies the elements. */
        public Items {
            values = List.copyOf(values);
        }
    }

    /**
     * A group of named values.
     *
     * @param values value by name, in order
     */
    record Group(Map<String, JsonValue> values) implements JsonValue {
        /** Copies the values. */
        public Group {
            values = ImmutableMap.copyOf(values);
        }
    }
}
