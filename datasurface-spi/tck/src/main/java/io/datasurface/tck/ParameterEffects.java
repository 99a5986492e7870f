package io.datasurface.tck;

import io.datasurface.model.Ecosystem;
import io.datasurface.model.common.JsonValue;
import io.datasurface.spi.DataPlatformProvider;
import io.datasurface.spi.ParameterSpec;
import io.datasurface.spi.ParameterType;
import io.datasurface.spi.ParameterValues;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Predicate;
import java.util.function.UnaryOperator;
import java.util.stream.Stream;

/** Gives a plugin other values of its parameters and looks whether that shows, and whether large numbers are what they are. */
final class ParameterEffects {
    /** Above it a number that is cut to 32 bits is another one. */
    private static final long CUT = 1L << 32;

    private static final int THREADS = 2;

    private static final int MOST_VALUES = 4;

    private final ContractRun run;
    private final DataPlatformProvider plugin;
    /** Those of which nothing has shown yet, with the values to try. */
    private final Map<ParameterSpec, List<JsonValue>> silent = new LinkedHashMap<>();

    /** Beside examples of all parameters, if the plugin takes them together. */
    private ParameterEffects(ContractRun run) {
        ContractRun all = run.with(ParameterEdits.allExamples(run.model(), run.provider()));
        this.run = all.hasErrors() ? run : all;
        this.plugin = run.provider();
    }

    /** Parameters that show nowhere, a line for each. */
    static List<String> mistakes(ContractRun run, Predicate<String> ignored) {
        ParameterEffects effects = new ParameterEffects(run);
        for (ParameterSpec spec : run.provider().parameters()) {
            List<JsonValue> values = values(spec);
            // Nothing is known of one that takes nothing else.
            if (values.size() > 1 && !ignored.test(name(spec))) {
                effects.silent.put(spec, values);
            }
        }
        List<String> mistakes = effects.cutNumbers();
        List<ParameterSpec> shown = effects.oneByOne();
        effects.look(run.model());
        // Some matter for one kind of capture, container or program only.
        ModelVariants.of(run.model()).values().forEach(effects::look);
        effects.silent.keySet().forEach(spec -> mistakes.add(name(spec)));
        mistakes.addAll(ParameterEnds.mistakes(effects.run, shown, ignored));
        mistakes.addAll(ParameterKeys.mistakes(effects.run, shown, ignored));
        return mistakes;
    }

    /** For {@code ignored()}. */
    static String name(ParameterSpec spec) {
        return "parameter " + spec.name();
    }

    private static List<JsonValue> values(ParameterSpec spec) {
        JsonValue example = ParameterExamples.example(spec);
        return Stream.concat(Stream.of(example), Stream.concat(near(spec, example), StrangeParameters.values(spec)))
                .filter(value -> StrangeParameters.isAllowed(spec, value))
                // That nothing is there shows, even if it does not matter what.
                .filter(value -> !isNothing(value))
                .distinct()
                .limit(MOST_VALUES)
                .toList();
    }

    private static boolean isNothing(JsonValue value) {
        return (value instanceof JsonValue.Text text && text.value().isBlank())
                || (value instanceof JsonValue.Items items && items.values().isEmpty())
                || (value instanceof JsonValue.Group group && group.values().isEmpty());
    }

    /** Texts and numbers that differ little from the example, and so are perhaps allowed where it is. */
    private static Stream<JsonValue> near(ParameterSpec spec, JsonValue example) {
        if (spec.type() == ParameterType.INTEGER) {
            long number = Long.parseLong(spec.example());
            return Stream.of(number + 1, number - 1).map(ParameterValues::of);
        }
        List<UnaryOperator<String>> changes = List.of(
                text -> text + "x",
                text -> text + "1",
                text -> text.replaceAll("[0-9]$", "7"),
                text -> text.replaceAll("[0-9]", "7"));
        return changes.stream().map(change -> ParameterEdits.texts(example, change));
    }

    /** Another value of each, beside all others: most of them show. */
    private List<ParameterSpec> oneByOne() {
        Optional<Shown> before = outcome(run.model(), List.of(), 0);
        List<ParameterSpec> specs = List.copyOf(silent.keySet());
        List<Boolean> shows = Together.map(
                THREADS, specs, spec -> !outcome(run.model(), List.of(spec), 1).equals(before));
        List<ParameterSpec> shown = new ArrayList<>();
        for (int i = 0; i < specs.size(); i++) {
            if (shows.get(i)) {
                silent.remove(specs.get(i));
                shown.add(specs.get(i));
            }
        }
        return shown;
    }

    /** Tries the values one after the other, of all parameters at once, as few are left. */
    private void look(Ecosystem base) {
        for (int i = 1; i < MOST_VALUES && !silent.isEmpty(); i++) {
            look(base, List.copyOf(silent.keySet()), i);
        }
    }

    /**
     * Halves them if something shows, until it is known by which. Both values are set: one that is refused alone, because it needs another
     * parameter, does not show by that, but by being refused where another value is not.
     */
    private void look(Ecosystem base, List<ParameterSpec> specs, int value) {
        Optional<Shown> first = outcome(base, specs, 0);
        Optional<Shown> other = outcome(base, specs, value);
        boolean differ = !first.equals(other);
        if (specs.size() == 1) {
            if (differ) {
                silent.remove(specs.get(0));
            }
        } else if (differ || first.isEmpty()) {
            int half = specs.size() / 2;
            look(base, specs.subList(0, half), value);
            look(base, specs.subList(half, specs.size()), value);
        }
    }

    /** What is made of such values of parameters; empty if they are refused. */
    private Optional<Shown> outcome(Ecosystem base, List<ParameterSpec> specs, int value) {
        List<JsonValue> values = specs.stream()
                .map(silent::get)
                .map(each -> each.get(Math.min(value, each.size() - 1)))
                .toList();
        ContractRun tried = run.with(ParameterEdits.set(base, plugin, specs, values));
        return tried.hasErrors() ? Optional.empty() : Optional.of(Shown.refusing(tried));
    }

    private List<String> cutNumbers() {
        List<String> mistakes = new ArrayList<>();
        silent.keySet().stream()
                .filter(spec -> spec.type() == ParameterType.INTEGER && isCut(spec))
                .forEach(spec ->
                        mistakes.add(name(spec) + ", of which a number and one that is 4294967296 more are the same"));
        return mistakes;
    }

    private boolean isCut(ParameterSpec spec) {
        long small = Long.parseLong(spec.example());
        JsonValue large = ParameterValues.of(small + CUT);
        if (!StrangeParameters.isAllowed(spec, large)) {
            return false;
        }
        Shown of = shown(spec, ParameterValues.of(small));
        return of.equals(shown(spec, large)) && !of.equals(shown(spec, ParameterValues.of(small + 1)));
    }

    private Shown shown(ParameterSpec spec, JsonValue value) {
        return Shown.refusing(run.with(ParameterEdits.set(run.model(), plugin, List.of(spec), List.of(value))));
    }
}
