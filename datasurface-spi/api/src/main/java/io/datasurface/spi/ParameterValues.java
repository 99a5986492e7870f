package io.datasurface.spi;

import io.datasurface.model.common.JsonValue;
import java.math.BigDecimal;
import java.time.Duration;
import java.util.List;
import java.util.stream.Collectors;

/** Makes and shows values of parameters. */
public final class ParameterValues {
    private ParameterValues() {}

    /**
     * A text.
     *
     * @param value the text
     * @return the value
     */
    public static JsonValue of(String value) {
        return new JsonValue.Text(value);
    }

    /**
     * A whole number.
     *
     * @param value the number
     * @return the value
     */
    public static JsonValue of(long value) {
        return new JsonValue.Numeric(BigDecimal.valueOf(value));
    }

    /**
     * True or false.
     *
     * @param value the flag
     * @return the value
     */
    public static JsonValue of(boolean value) {
        return new JsonValue.Flag(value);
    }

    /**
     * A span of time.
     *
     * @param value the duration
     * @return its ISO-8601 text
     */
    public static JsonValue of(Duration value) {
        return new JsonValue.Text(value.toString());
    }

    /**
     * A list of texts.
     *
     * @param values the texts
     * @return the value
     */
    public static JsonValue of(List<String> values) {
        return new JsonValue.Items(
                values.stream().<JsonValue>map(JsonValue.Text::new).toList());
    }

    /**
     * Shows a value.
     *
     * @param value any value
     * @return its text as in a JSON file, texts without quotes
     */
    public static String text(JsonValue value) {
        if (value instanceof JsonValue.Text text) {
            return text.value();
        }
        if (value instanceof JsonValue.Numeric number) {
            // A number such as 1e999999999 has more digits than memory.
            return Math.abs((long) number.value().scale()) > 40
                    ? number.value().toString()
                    : number.value().toPlainString();
        }
        if (value instanceof JsonValue.Flag flag) {
            return Boolean.toString(flag.value());
        }
        if (value instanceof JsonValue.Items items) {
            return items.values().stream().map(ParameterValues::text).collect(Collectors.joining(", ", "[", "]"));
        }
        if (value instanceof JsonValue.Null) {
            return "null";
        }
        JsonValue.Group group = (JsonValue.Group) value;
        return group.values().entrySet().stream()
                .map(entry -> entry.getKey() + ": " + text(entry.getValue()))
                .collect(Collectors.joining(", ", "{", "}"));
    }
}
