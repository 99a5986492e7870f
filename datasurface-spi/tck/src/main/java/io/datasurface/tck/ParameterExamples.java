package io.datasurface.tck;

import io.datasurface.model.ObjectPath;
import io.datasurface.model.SourceMap;
import io.datasurface.model.common.JsonValue;
import io.datasurface.model.lint.Problem;
import io.datasurface.model.lint.ProblemCollector;
import io.datasurface.spi.ParameterSpec;
import io.datasurface.spi.ParameterType;
import io.datasurface.spi.ParameterValues;
import io.datasurface.spi.Parameters;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** Checks the default and the example of a parameter against its own rules. */
final class ParameterExamples {
    private ParameterExamples() {}

    static List<String> problems(ParameterSpec spec) {
        List<String> problems = new ArrayList<>();
        if (spec.defaultValue().isPresent()) {
            if (spec.required()) {
                problems.add("it is required, so its default is never used");
            }
            if (spec.type() == ParameterType.SECRET) {
                problems.add("a secret must not have a default");
            }
            check(spec, Map.of(), "default", problems);
        }
        try {
            check(spec, nested(spec, example(spec)), "example", problems);
        } catch (IllegalArgumentException e) {
            problems.add("the example \"" + spec.example() + "\" is no value of type " + spec.type());
        }
        return problems;
    }

    private static void check(ParameterSpec spec, Map<String, JsonValue> given, String what, List<String> problems) {
        ProblemCollector found = new ProblemCollector(SourceMap.NONE);
        if (Parameters.check(List.of(spec), given, ObjectPath.ROOT, found).isEmpty()) {
            found.problems().stream()
                    .map(Problem::message)
                    .forEach(message -> problems.add("the " + what + " is not valid: " + message));
        }
    }

    private static Map<String, JsonValue> nested(ParameterSpec spec, JsonValue value) {
        JsonValue nested = value;
        List<String> keys = spec.keys();
        for (int i = keys.size() - 1; i > 0; i--) {
            nested = new JsonValue.Group(Map.of(keys.get(i), nested));
        }
        return Map.of(keys.get(0), nested);
    }

    static JsonValue example(ParameterSpec spec) {
        String text = spec.example();
        return switch (spec.type()) {
            case TEXT, SECRET, DURATION -> ParameterValues.of(text);
            case INTEGER -> new JsonValue.Numeric(new BigDecimal(text));
            case FLAG -> ParameterValues.of(flag(text));
            case TEXT_LIST -> ParameterValues.of(elements(text));
            case TEXT_MAP -> entries(text);
        };
    }

    private static boolean flag(String text) {
        if (!text.equals("true") && !text.equals("false")) {
            throw new IllegalArgumentException(text);
        }
        return text.equals("true");
    }

    /** As {@link ParameterValues#text} shows them, with or without the brackets. */
    private static List<String> elements(String text) {
        String inner = text.replaceAll("^[\\[{]|[]}]$", "").strip();
        return inner.isEmpty() ? List.of() : List.of(inner.split(",\\s*", -1));
    }

    private static JsonValue entries(String text) {
        Map<String, JsonValue> entries = new LinkedHashMap<>();
        for (String entry : elements(text)) {
            String[] parts = entry.split(":\\s*", 2);
            if (parts.length < 2) {
                throw new IllegalArgumentException(entry);
            }
            entries.put(parts[0], ParameterValues.of(parts[1]));
        }
        return new JsonValue.Group(entries);
    }
}
