package io.datasurface.tck;

import io.datasurface.model.common.JsonValue;
import io.datasurface.spi.ParameterSpec;
import io.datasurface.spi.ParameterType;
import io.datasurface.spi.ParameterValues;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Predicate;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Gives maps among a plugin's parameters keys that the plugin writes itself: a value that is taken and then written over is lost. */
final class ParameterKeys {
    private static final Pattern KEY =
            Pattern.compile("(?m)(?:^|[{,\\s])[\"']?([A-Za-z][A-Za-z0-9_.-]{1,60})[\"']?\\s*[=:]");
    private static final String ANY = "tck-any";
    private static final String VALUE = "tckv";
    private static final int MOST_KEYS = 40;

    private final ContractRun run;
    private final ParameterSpec spec;
    private final List<String> mistakes = new ArrayList<>();

    private ParameterKeys(ContractRun run, ParameterSpec spec) {
        this.run = run;
        this.spec = spec;
    }

    /** Keys of which the value goes nowhere, a line for each. */
    static List<String> mistakes(ContractRun run, List<ParameterSpec> specs, Predicate<String> ignored) {
        List<String> mistakes = new ArrayList<>();
        for (ParameterSpec spec : specs) {
            if (spec.type() == ParameterType.TEXT_MAP && !ignored.test(ParameterEffects.name(spec) + " keys")) {
                ParameterKeys keys = new ParameterKeys(run, spec);
                keys.check();
                mistakes.addAll(keys.mistakes);
            }
        }
        return mistakes;
    }

    private void check() {
        Map<String, String> any = Map.of(ANY, VALUE + "x");
        ContractRun probe = with(any);
        if (!StrangeParameters.isAllowed(spec, value(any)) || probe.hasErrors()) {
            return; // Not every text is one here.
        }
        Set<String> keys = new LinkedHashSet<>();
        probe.artifacts().values().stream()
                .filter(text -> text.contains(VALUE + "x"))
                .forEach(text -> keys(text, keys));
        keys.remove(ANY);
        look(List.copyOf(keys).subList(0, Math.min(keys.size(), MOST_KEYS)));
    }

    private static void keys(String text, Set<String> keys) {
        Matcher key = KEY.matcher(text);
        while (key.find()) {
            keys.add(key.group(1));
        }
    }

    /** All at once, and halves of them if some are refused. */
    private void look(List<String> keys) {
        if (keys.isEmpty()) {
            return;
        }
        Map<String, String> values = new LinkedHashMap<>();
        for (int i = 0; i < keys.size(); i++) {
            values.put(keys.get(i), VALUE + i + "x");
        }
        ContractRun tried = with(values);
        if (!tried.hasErrors()) {
            Collection<String> artifacts = tried.artifacts().values();
            values.forEach((key, value) -> {
                if (artifacts.stream().noneMatch(text -> text.contains(value))) {
                    mistakes.add(ParameterEffects.name(spec) + " keys (" + key + " is taken, and its value is lost)");
                }
            });
        } else if (keys.size() > 1) {
            int half = keys.size() / 2;
            look(keys.subList(0, half));
            look(keys.subList(half, keys.size()));
        }
    }

    private ContractRun with(Map<String, String> values) {
        return run.with(ParameterEdits.set(run.model(), run.provider(), List.of(spec), List.of(value(values))));
    }

    private static JsonValue value(Map<String, String> values) {
        Map<String, JsonValue> texts = new LinkedHashMap<>();
        values.forEach((key, value) -> texts.put(key, ParameterValues.of(value)));
        return new JsonValue.Group(texts);
    }
}
