package io.datasurface.spi;

import com.google.common.collect.ImmutableMap;
import io.datasurface.model.ObjectPath;
import io.datasurface.model.common.JsonValue;
import io.datasurface.model.common.Suggestions;
import io.datasurface.model.lint.ProblemCollector;
import io.datasurface.model.lint.Severity;
import java.time.Duration;
import java.time.format.DateTimeParseException;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;

/** Checks the parameters of an instance against their descriptions. */
final class ParameterCheck {
    record Texts(List<String> values) {}

    record TextMap(Map<String, String> values) {}

    private static final Pattern CONTROL = Pattern.compile("\\p{Cntrl}");

    private final Map<String, ParameterSpec> specs;
    private final ObjectPath path;
    private final ProblemCollector problems;
    private final Map<String, Object> values = new LinkedHashMap<>();
    private final Set<String> given = new HashSet<>();
    private boolean valid = true;

    private ParameterCheck(List<ParameterSpec> specs, ObjectPath path, ProblemCollector problems) {
        this.specs = byName(specs);
        this.path = path;
        this.problems = problems;
    }

    static Map<String, ParameterSpec> byName(List<ParameterSpec> specs) {
        ImmutableMap.Builder<String, ParameterSpec> map = ImmutableMap.builder();
        specs.forEach(spec -> map.put(spec.name(), spec));
        return map.buildOrThrow();
    }

    static Optional<Map<String, Object>> check(
            List<ParameterSpec> specs, Map<String, JsonValue> given, ObjectPath path, ProblemCollector problems) {
        ParameterCheck check = new ParameterCheck(specs, path, problems);
        check.group("", given, path);
        check.complete();
        return check.valid ? Optional.of(check.values) : Optional.empty();
    }

    private void group(String prefix, Map<String, JsonValue> group, ObjectPath at) {
        group.forEach((key, value) -> {
            String name = prefix + key;
            ParameterSpec spec = specs.get(name);
            if (spec != null) {
                if (!given.add(name)) {
                    error(
                            at.child(key),
                            "repeated-parameter",
                            "The parameter \"" + name
                                    + "\" is set twice, by its full name and in a group; set it once");
                }
                convert(spec, value, at.child(key)).ifPresent(converted -> values.put(name, converted));
            } else if (value instanceof JsonValue.Group inner && isGroup(name)) {
                group(name + ".", inner.values(), at.child(key));
            } else {
                error(
                        at.child(key),
                        "unknown-parameter",
                        "The platform takes no parameter \"" + name + "\"; "
                                + (specs.isEmpty() ? "it takes none" : Suggestions.hint(name, specs.keySet())));
            }
        });
    }

    private boolean isGroup(String name) {
        return specs.keySet().stream().anyMatch(declared -> declared.startsWith(name + "."));
    }

    private void complete() {
        for (ParameterSpec spec : specs.values()) {
            if (given.contains(spec.name())) {
                continue;
            }
            if (spec.defaultValue().isPresent()) {
                convert(spec, spec.defaultValue().get(), path).ifPresent(value -> values.put(spec.name(), value));
            } else if (spec.required()) {
                error(
                        path,
                        "missing-parameter",
                        "The parameter \"" + spec.name() + "\" is missing: " + spec.help() + " (for example "
                                + spec.example() + ")");
            }
        }
    }

    private Optional<Object> convert(ParameterSpec spec, JsonValue value, ObjectPath at) {
        return switch (spec.type()) {
            case TEXT, SECRET -> text(spec, value, at).map(text -> text);
            case INTEGER -> integer(spec, value, at);
            case FLAG ->
                value instanceof JsonValue.Flag flag
                        ? Optional.of(flag.value())
                        : wrong(spec, value, at, "true or false");
            case DURATION -> duration(spec, value, at);
            case TEXT_LIST -> texts(spec, value, at);
            case TEXT_MAP -> textMap(spec, value, at);
        };
    }

    private Optional<String> text(ParameterSpec spec, JsonValue value, ObjectPath at) {
        if (!(value instanceof JsonValue.Text text)) {
            wrong(spec, value, at, "a text");
            return Optional.empty();
        }
        if (spec.type() == ParameterType.SECRET
                && (text.value().isBlank() || CONTROL.matcher(text.value()).find())) {
            wrong(spec, value, at, "a printable name");
            return Optional.empty();
        }
        return ruled(spec, text.value(), value, at);
    }

    private Optional<Object> integer(ParameterSpec spec, JsonValue value, ObjectPath at) {
        if (value instanceof JsonValue.Numeric number) {
            try {
                return ruled(spec, number.value().longValueExact(), value, at).map(whole -> whole);
            } catch (ArithmeticException e) {
                return wrong(spec, value, at, "a whole number of at most 64 bits");
            }
        }
        return wrong(spec, value, at, "a whole number");
    }

    private Optional<Object> duration(ParameterSpec spec, JsonValue value, ObjectPath at) {
        if (value instanceof JsonValue.Text text) {
            try {
                return ruled(spec, Duration.parse(text.value()), value, at).map(duration -> duration);
            } catch (DateTimeParseException e) {
                return wrong(spec, value, at, "a duration such as PT15M or P7D");
            }
        }
        return wrong(spec, value, at, "a duration such as PT15M or P7D");
    }

    private Optional<Object> texts(ParameterSpec spec, JsonValue value, ObjectPath at) {
        if (!(value instanceof JsonValue.Items items)) {
            return wrong(spec, value, at, "a list of texts");
        }
        List<String> texts = items.values().stream()
                .flatMap(item -> text(spec, item, at).stream())
                .toList();
        return texts.size() == items.values().size() ? Optional.of(new Texts(texts)) : Optional.empty();
    }

    private Optional<Object> textMap(ParameterSpec spec, JsonValue value, ObjectPath at) {
        if (!(value instanceof JsonValue.Group group)) {
            return wrong(spec, value, at, "texts by name");
        }
        ImmutableMap.Builder<String, String> texts = ImmutableMap.builder();
        group.values().forEach((key, item) -> text(spec, item, at.child(key)).ifPresent(text -> texts.put(key, text)));
        Map<String, String> map = texts.buildOrThrow();
        return map.size() == group.values().size() ? Optional.of(new TextMap(map)) : Optional.empty();
    }

    /** A value that has its type, if the rule of its parameter lets it pass. */
    private <T> Optional<T> ruled(ParameterSpec spec, T converted, JsonValue value, ObjectPath at) {
        Optional<String> expected = spec.rule().flatMap(rule -> expectation(rule, converted));
        expected.ifPresent(words -> wrong(spec, value, at, words));
        return expected.isPresent() ? Optional.empty() : Optional.of(converted);
    }

    /** What a rule asks for that a value of the rule's type is not; empty if it is that. */
    private static Optional<String> expectation(ParameterRule rule, Object value) {
        boolean allowed;
        String hint = "";
        if (rule instanceof ParameterRule.Matching matching) {
            allowed = matching.pattern().matcher((String) value).matches();
        } else if (rule instanceof ParameterRule.OneOf one) {
            allowed = one.choices().contains(value.toString());
            hint = Suggestions.closest(value.toString(), one.choices())
                    .map(guess -> "; did you mean \"" + guess + "\"?")
                    .orElse("");
        } else if (rule instanceof ParameterRule.NumberRange range) {
            long number = (Long) value;
            allowed = number >= range.least() && number <= range.most().orElse(Long.MAX_VALUE);
        } else {
            ParameterRule.DurationRange range = (ParameterRule.DurationRange) rule;
            Duration duration = (Duration) value;
            allowed = duration.compareTo(range.least()) >= 0
                    && range.most().filter(most -> duration.compareTo(most) > 0).isEmpty();
        }
        return allowed ? Optional.empty() : Optional.of(rule.words() + hint);
    }

    private Optional<Object> wrong(ParameterSpec spec, JsonValue value, ObjectPath at, String expected) {
        error(
                at,
                "bad-parameter",
                "The parameter \"" + spec.name() + "\" is " + shown(spec, value) + ", but must be " + expected
                        + " (for example " + spec.example() + ")");
        return Optional.empty();
    }

    /** Whoever wrote a secret itself in the place of its name must not find it in a log, too. */
    private static String shown(ParameterSpec spec, JsonValue value) {
        return spec.type() == ParameterType.SECRET ? "not the name of a secret" : quoted(value);
    }

    private static String quoted(JsonValue value) {
        String text = ParameterValues.text(value).replaceAll("\\p{Cntrl}", "?");
        return '"' + (text.length() > 80 ? text.substring(0, 80) + "..." : text) + '"';
    }

    private void error(ObjectPath at, String code, String message) {
        problems.add(Severity.ERROR, code, at, message);
        valid = false;
    }
}
