package io.datasurface.model.change;

import io.datasurface.model.common.Credential;
import io.datasurface.model.common.DurationWords;
import io.datasurface.model.common.JsonValue;
import io.datasurface.model.common.LocationKey;
import io.datasurface.model.common.Named;
import io.datasurface.model.common.Repository;
import io.datasurface.model.internal.Quoted;
import io.datasurface.model.policy.SimpleDC;
import io.datasurface.model.schema.DataType;
import java.time.Duration;
import java.time.LocalDateTime;
import java.util.List;
import java.util.stream.Collectors;

/** Values of components in words: short ones as they are, large ones by their kind and name. */
final class ValueWords {
    private ValueWords() {}

    static String of(Object value) {
        if (value instanceof Enum
                || value instanceof Number
                || value instanceof Boolean
                || value instanceof LocalDateTime) {
            return value.toString();
        }
        if (value instanceof Duration duration) {
            return DurationWords.of(duration);
        }
        if (value instanceof DataType type) {
            return Words.type(type);
        }
        if (value instanceof LocationKey location) {
            return Words.name(location.text());
        }
        if (value instanceof Repository repository) {
            return Words.name(repository.identity());
        }
        if (value instanceof SimpleDC classification) {
            return classification.dcType()
                    + classification.name().map(name -> " " + Words.name(name)).orElse("");
        }
        if (value instanceof Credential credential) {
            return Words.name(credential.name());
        }
        if (value instanceof JsonValue parameter) {
            return parameter(parameter);
        }
        if (value instanceof List<?> list) {
            return list.isEmpty()
                    ? "none"
                    : "(" + Words.some(list.stream().map(ValueWords::element).toList()) + ")";
        }
        if (value instanceof Record) {
            String kind = value.getClass().getSimpleName();
            return value instanceof Named named ? kind + " " + Words.name(named.name()) : kind;
        }
        return Quoted.of(value.toString());
    }

    /** An element of a list of texts is mostly a name. */
    private static String element(Object value) {
        return value instanceof String name ? Words.name(name) : of(value);
    }

    private static String parameter(JsonValue value) {
        if (value instanceof JsonValue.Text text) {
            return Quoted.of(text.value());
        }
        if (value instanceof JsonValue.Numeric number) {
            return number.value().toString();
        }
        if (value instanceof JsonValue.Flag flag) {
            return Boolean.toString(flag.value());
        }
        if (value instanceof JsonValue.Items items) {
            return items.values().stream()
                    .limit(5)
                    .map(ValueWords::parameter)
                    .collect(Collectors.joining(", ", "[", items.values().size() > 5 ? ", ...]" : "]"));
        }
        return value instanceof JsonValue.Null ? "null" : "an object";
    }
}
