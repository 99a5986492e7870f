package io.datasurface.spi;

import io.datasurface.model.common.JsonValue;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;

/**
 * Describes a parameter of a platform well enough to print help and to check a value.
 *
 * @param name its name; a dot leads into a group: {@code stagingBucket.prefix} is {@code prefix} in the group {@code stagingBucket}
 * @param type what it holds
 * @param required whether an instance must set it
 * @param defaultValue what it is when it is not set
 * @param pattern what a text (each text of a list) must match as a whole
 * @param example a valid value, for help
 * @param help what it means, with units
 */
public record ParameterSpec(
        String name,
        ParameterType type,
        boolean required,
        Optional<JsonValue> defaultValue,
        Optional<Pattern> pattern,
        String example,
        String help) {
    /**
     * A parameter that every instance must set.
     *
     * @param name its name
     * @param type what it holds
     * @param example a valid value
     * @param help what it means
     * @return the description
     */
    public static ParameterSpec required(String name, ParameterType type, String example, String help) {
        return new ParameterSpec(name, type, true, Optional.empty(), Optional.empty(), example, help);
    }

    /**
     * A parameter that need not be set and has no default.
     *
     * @param name its name
     * @param type what it holds
     * @param example a valid value
     * @param help what it means, and what happens without it
     * @return the description
     */
    public static ParameterSpec optional(String name, ParameterType type, String example, String help) {
        return new ParameterSpec(name, type, false, Optional.empty(), Optional.empty(), example, help);
    }

    /**
     * A parameter with a default.
     *
     * @param name its name
     * @param type what it holds
     * @param defaultValue what it is when it is not set
     * @param help what it means
     * @return the description
     */
    public static ParameterSpec withDefault(String name, ParameterType type, JsonValue defaultValue, String help) {
        return new ParameterSpec(
                name,
                type,
                false,
                Optional.of(defaultValue),
                Optional.empty(),
                ParameterValues.text(defaultValue),
                help);
    }

    /**
     * The same parameter with a pattern.
     *
     * @param regex what a text (each text of a list) must match as a whole
     * @return the stricter description
     */
    public ParameterSpec matching(String regex) {
        return new ParameterSpec(
                name, type, required, defaultValue, Optional.of(Pattern.compile(regex)), example, help);
    }

    /**
     * The keys that lead to the parameter.
     *
     * @return the parts of the name between the dots
     */
    public List<String> keys() {
        return List.of(name.split("\\."));
    }
}
