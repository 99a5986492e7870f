package io.datasurface.spi;

import io.datasurface.model.common.JsonValue;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.regex.Pattern;

/**
 * Describes a parameter of a platform well enough to print help and to check a value.
 *
 * @param name its name; a dot leads into a group: {@code stagingBucket.prefix} is {@code prefix} in the group {@code stagingBucket}
 * @param type what it holds
 * @param required whether an instance must set it
 * @param defaultValue what it is when it is not set
 * @param rule what a value must be beside that; one that fits the type
 * @param example a valid value, for help: a list as {@code [a, b]}, texts by name as {@code {key: value}}
 * @param help what it means, with units
 */
public record ParameterSpec(
        String name,
        ParameterType type,
        boolean required,
        Optional<JsonValue> defaultValue,
        Optional<ParameterRule> rule,
        String example,
        String help) {
    /** Refuses a rule that no value of the type can heed. */
    public ParameterSpec {
        if (rule.isPresent() && !fits(rule.get(), type)) {
            throw new IllegalArgumentException("The parameter " + name + " is declared as " + type
                    + ", so its rule cannot be \"" + rule.get().words() + "\"");
        }
    }

    private static boolean fits(ParameterRule rule, ParameterType type) {
        return switch (type) {
            case TEXT, SECRET, TEXT_LIST, TEXT_MAP ->
                rule instanceof ParameterRule.Matching || rule instanceof ParameterRule.OneOf;
            case INTEGER -> rule instanceof ParameterRule.NumberRange || rule instanceof ParameterRule.OneOf;
            case DURATION -> rule instanceof ParameterRule.DurationRange;
            case FLAG -> false;
        };
    }

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
     * The same parameter for texts that match.
     *
     * @param regex what a text (each text of a list or map) must match as a whole
     * @return the stricter description
     * @throws IllegalArgumentException if the parameter holds no texts, or this is no regular expression
     */
    public ParameterSpec matching(String regex) {
        return with(new ParameterRule.Matching(Pattern.compile(regex)));
    }

    /**
     * The same parameter for a few values.
     *
     * @param choices what a text (each text of a list or map) may be, or a whole number by its digits; at least one
     * @return the stricter description
     * @throws IllegalArgumentException if there is no choice, or the parameter holds neither texts nor a whole number
     */
    public ParameterSpec oneOf(String... choices) {
        return with(new ParameterRule.OneOf(List.of(choices)));
    }

    /**
     * The same parameter for whole numbers of a range.
     *
     * @param least the least
     * @param most the most
     * @return the stricter description
     * @throws IllegalArgumentException if the range is empty, or the parameter holds no whole number
     */
    public ParameterSpec between(long least, long most) {
        return with(new ParameterRule.NumberRange(least, OptionalLong.of(most)));
    }

    /**
     * The same parameter for whole numbers that are not too small.
     *
     * @param least the least
     * @return the stricter description
     * @throws IllegalArgumentException if the parameter holds no whole number
     */
    public ParameterSpec atLeast(long least) {
        return with(new ParameterRule.NumberRange(least, OptionalLong.empty()));
    }

    /**
     * The same parameter for spans of time of a range.
     *
     * @param least the shortest
     * @param most the longest
     * @return the stricter description
     * @throws IllegalArgumentException if the range is empty, or the parameter holds no duration
     */
    public ParameterSpec between(Duration least, Duration most) {
        return with(new ParameterRule.DurationRange(least, Optional.of(most)));
    }

    /**
     * The same parameter for spans of time that are not too short.
     *
     * @param least the shortest
     * @return the stricter description
     * @throws IllegalArgumentException if the parameter holds no duration
     */
    public ParameterSpec atLeast(Duration least) {
        return with(new ParameterRule.DurationRange(least, Optional.empty()));
    }

    private ParameterSpec with(ParameterRule stricter) {
        return new ParameterSpec(name, type, required, defaultValue, Optional.of(stricter), example, help);
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
