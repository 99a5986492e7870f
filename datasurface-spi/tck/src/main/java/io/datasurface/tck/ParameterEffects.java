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
import java.util.Objects;
import java.util.function.Predicate;
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

    private ParameterEffects(ContractRun run) {
        this.run = run;
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
        effects.oneByOne();
        effects.look(run.model());
        effects.look(ParameterEdits.allExamples(run.model(), run.provider()));
        // Some matter for one kind of capture, container or program only.
        ModelVariants.of(run.model()).values().forEach(effects::look);
        effects.silent.keySet().forEach(spec -> mistakes.add(name(spec)));
        return mistakes;
    }

    private static String name(ParameterSpec spec) {
        return "parameter " + spec.name();
    }

    private static List<JsonValue> values(ParameterSpec spec) {
        return Stream.concat(
                        Stream.of(ParameterExamples.example(spec)),
                        Stream.concat(near(spec), StrangeParameters.values(spec)))
                .filter(value -> StrangeParameters.isAllowed(spec, value))
                .distinct()
                .limit(MOST_VALUES)
                .toList();
    }

    /** Texts and numbers that differ little from the example, and so are perhaps allowed where it is. */
    private static Stream<JsonValue> near(ParameterSpec spec) {
        String text = spec.example();
        return switch (spec.type()) {
            case TEXT, SECRET ->
                Stream.of(text + "x", text + "1", text.replaceAll("[0-9]$", "7"), text.replaceAll("[0-9]", "7"))
                        .map(ParameterValues::of);
            case INTEGER ->
                Stream.of(Long.parseLong(text) + 1, Long.parseLong(text) - 1).map(ParameterValues::of);
            default -> Stream.empty();
        };
    }

    /** The first value of each: most of them show. */
    private void oneByOne() {
        EffectCheck.Shown before = EffectCheck.Shown.refusing(run);
        List<ParameterSpec> specs = List.copyOf(silent.keySet());
        List<Boolean> shown = Together.map(
                THREADS,
                specs,
                spec -> !shown(spec, Objects.requireNonNull(silent.get(spec)).get(0))
                        .equals(before));
        for (int i = 0; i < specs.size(); i++) {
            if (shown.get(i)) {
                silent.remove(specs.get(i));
            }
        }
    }

    /** Tries the values one after the other, of all parameters at once, as few are left. */
    private void look(Ecosystem base) {
        if (silent.isEmpty() || run.with(base).hasErrors()) {
            return;
        }
        EffectCheck.Shown before = EffectCheck.Shown.refusing(run.with(base));
        for (int i = 0; i < MOST_VALUES; i++) {
            look(base, before, List.copyOf(silent.keySet()), i);
        }
    }

    /** Halves them if something shows, until it is known by which; what is refused shows as well, if it is one alone. */
    private void look(Ecosystem base, EffectCheck.Shown before, List<ParameterSpec> specs, int value) {
        List<JsonValue> values = specs.stream()
                .map(silent::get)
                .map(each -> each.get(Math.min(value, each.size() - 1)))
                .toList();
        if (specs.isEmpty()
                || EffectCheck.Shown.refusing(run.with(ParameterEdits.set(base, plugin, specs, values)))
                        .equals(before)) {
            return;
        }
        if (specs.size() == 1) {
            silent.remove(specs.get(0));
        } else {
            int half = specs.size() / 2;
            look(base, before, specs.subList(0, half), value);
            look(base, before, specs.subList(half, specs.size()), value);
        }
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
        EffectCheck.Shown of = shown(spec, ParameterValues.of(small));
        return of.equals(shown(spec, large)) && !of.equals(shown(spec, ParameterValues.of(small + 1)));
    }

    private EffectCheck.Shown shown(ParameterSpec spec, JsonValue value) {
        return EffectCheck.Shown.refusing(
                run.with(ParameterEdits.set(run.model(), plugin, List.of(spec), List.of(value))));
    }
}
