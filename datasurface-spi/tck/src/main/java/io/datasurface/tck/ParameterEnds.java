package io.datasurface.tck;

import io.datasurface.model.common.JsonValue;
import io.datasurface.spi.ParameterRule;
import io.datasurface.spi.ParameterSpec;
import io.datasurface.spi.ParameterType;
import io.datasurface.spi.ParameterValues;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Predicate;

/** Gives a plugin the two first and the two last numbers of a range, and a second more: who cuts or rounds makes the same of both. */
final class ParameterEnds {
    private static final int THREADS = 2;

    /** Two values of which none is the other. */
    private record Pair(ParameterSpec spec, JsonValue one, JsonValue other) {}

    private ParameterEnds() {}

    /** Values that are the same and must not be, a line for each pair. */
    static List<String> mistakes(ContractRun run, List<ParameterSpec> specs, Predicate<String> ignored) {
        List<Pair> pairs = new ArrayList<>();
        specs.stream()
                .filter(spec -> !ignored.test(ParameterEffects.name(spec) + " ends"))
                .forEach(spec -> pairs.addAll(pairs(spec)));
        List<Boolean> same = Together.map(THREADS, pairs, pair -> isSame(run, pair));
        List<String> mistakes = new ArrayList<>();
        for (int i = 0; i < pairs.size(); i++) {
            if (same.get(i)) {
                Pair pair = pairs.get(i);
                mistakes.add(ParameterEffects.name(pair.spec()) + " ends ("
                        + ParameterValues.text(pair.one()) + " and " + ParameterValues.text(pair.other())
                        + " are the same; refuse what would be rounded or cut)");
            }
        }
        return mistakes;
    }

    private static boolean isSame(ContractRun run, Pair pair) {
        ContractRun one = with(run, pair.spec(), pair.one());
        ContractRun other = with(run, pair.spec(), pair.other());
        return !one.hasErrors() && !other.hasErrors() && Shown.refusing(one).equals(Shown.refusing(other));
    }

    private static ContractRun with(ContractRun run, ParameterSpec spec, JsonValue value) {
        return run.with(ParameterEdits.set(run.model(), run.provider(), List.of(spec), List.of(value)));
    }

    private static List<Pair> pairs(ParameterSpec spec) {
        List<Pair> pairs = new ArrayList<>();
        if (spec.rule().orElse(null) instanceof ParameterRule.NumberRange range) {
            add(pairs, spec, ParameterValues.of(range.least()), ParameterValues.of(range.least() + 1));
            range.most().ifPresent(most -> add(pairs, spec, ParameterValues.of(most - 1), ParameterValues.of(most)));
        } else if (spec.type() == ParameterType.DURATION) {
            Duration example = Duration.parse(spec.example());
            add(pairs, spec, ParameterValues.of(example), ParameterValues.of(example.plusSeconds(1)));
        }
        return pairs;
    }

    private static void add(List<Pair> pairs, ParameterSpec spec, JsonValue one, JsonValue other) {
        if (StrangeParameters.isAllowed(spec, one) && StrangeParameters.isAllowed(spec, other)) {
            pairs.add(new Pair(spec, one, other));
        }
    }
}
