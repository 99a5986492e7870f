package io.datasurface.spi;

import com.google.common.collect.ImmutableMap;
import io.datasurface.model.ObjectPath;
import io.datasurface.model.common.JsonValue;
import io.datasurface.model.lint.ProblemCollector;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * Checked parameters of a platform instance: every required one is there, each has its type, none is unknown. Methods that return a value
 * and not an {@link Optional} throw {@link IllegalArgumentException} for a parameter that the provider did not declare with that type, and
 * {@link java.util.NoSuchElementException} for one that was declared optional and is not set. Immutable.
 */
public final class Parameters {
    private final Map<String, ParameterSpec> specs;
    private final Map<String, Object> values;

    private Parameters(Map<String, ParameterSpec> specs, Map<String, Object> values) {
        this.specs = specs;
        this.values = values;
    }

    /**
     * Checks the parameters of an instance and reports all that is wrong with them at once.
     *
     * @param specs what the provider takes
     * @param given what the instance sets
     * @param path path of the instance's parameters in the model
     * @param problems takes the problems
     * @return the checked parameters; empty if an error was reported
     */
    public static Optional<Parameters> check(
            List<ParameterSpec> specs, Map<String, JsonValue> given, ObjectPath path, ProblemCollector problems) {
        return ParameterCheck.check(specs, given, path, problems)
                .map(values -> new Parameters(ParameterCheck.byName(specs), ImmutableMap.copyOf(values)));
    }

    /**
     * Whether a parameter has a value.
     *
     * @param name name of a declared parameter
     * @return true if it is set or has a default
     */
    public boolean isSet(String name) {
        spec(name);
        return values.containsKey(name);
    }

    /**
     * A text or the name of a secret.
     *
     * @param name name of the parameter
     * @return its value
     */
    public String text(String name) {
        return value(name, String.class, ParameterType.TEXT, ParameterType.SECRET);
    }

    /**
     * A text or the name of a secret that may be missing.
     *
     * @param name name of the parameter
     * @return its value, if set
     */
    public Optional<String> optionalText(String name) {
        return isSet(name) ? Optional.of(text(name)) : Optional.empty();
    }

    /**
     * A whole number.
     *
     * @param name name of the parameter
     * @return its value
     */
    public long integer(String name) {
        return value(name, Long.class, ParameterType.INTEGER);
    }

    /**
     * True or false.
     *
     * @param name name of the parameter
     * @return its value
     */
    public boolean flag(String name) {
        return value(name, Boolean.class, ParameterType.FLAG);
    }

    /**
     * A span of time.
     *
     * @param name name of the parameter
     * @return its value
     */
    public Duration duration(String name) {
        return value(name, Duration.class, ParameterType.DURATION);
    }

    /**
     * A list of texts.
     *
     * @param name name of the parameter
     * @return its texts in order; empty if it is not set
     */
    public List<String> texts(String name) {
        if (!isSet(name)) {
            return List.of();
        }
        return value(name, ParameterCheck.Texts.class, ParameterType.TEXT_LIST).values();
    }

    /**
     * Texts by name.
     *
     * @param name name of the parameter
     * @return its texts in order; empty if it is not set
     */
    public Map<String, String> textMap(String name) {
        if (!isSet(name)) {
            return Map.of();
        }
        return value(name, ParameterCheck.TextMap.class, ParameterType.TEXT_MAP).values();
    }

    private ParameterSpec spec(String name) {
        ParameterSpec spec = specs.get(name);
        if (spec == null) {
            throw new IllegalArgumentException("No parameter is named " + name + "; declared are " + specs.keySet());
        }
        return spec;
    }

    private <T> T value(String name, Class<T> type, ParameterType... allowed) {
        ParameterSpec spec = spec(name);
        if (!List.of(allowed).contains(spec.type())) {
            throw new IllegalArgumentException(
                    "Parameter " + name + " is declared as " + spec.type() + ", not " + allowed[0]);
        }
        Object value = values.get(name);
        if (value == null) {
            throw new java.util.NoSuchElementException("Parameter " + name + " is not set; ask isSet first");
        }
        return type.cast(value);
    }
}
