package io.datasurface.tck;

import io.datasurface.graph.diff.Facet;
import io.datasurface.model.Ecosystem;
import io.datasurface.model.MilestoningStrategy;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Predicate;

/**
 * Holds models against each other that ask for different things with the same parts, such as a database of another vendor at the same
 * address: what is made of them must not be the same, or one of them gets what the other asked for.
 */
final class AlikeCheck {
    private static final String HISTORY =
            Facet.REQUIREMENTS.code() + " ConsumerRetentionRequirements.milestoningStrategy";
    private static final String KIND = " of kind ";
    private static final String READ_ONLY = ", read only";

    private final ContractRun run;
    private final Predicate<String> ignored;
    private final Map<String, Ecosystem> variants;
    private final List<String> mistakes = new ArrayList<>();

    private AlikeCheck(ContractRun run, Predicate<String> ignored) {
        this.run = run;
        this.ignored = ignored;
        this.variants = ModelVariants.of(run.model());
    }

    /** What is the same and must not be, a line for each pair. */
    static List<String> mistakes(ContractRun run, Predicate<String> ignored) {
        AlikeCheck check = new AlikeCheck(run, ignored);
        if (ignored.test("")) {
            return List.of(); // Nothing is of interest.
        }
        check.history();
        for (String what : List.of("a capture", "a source", "a consumer", "a transformer")) {
            check.kinds(what);
        }
        check.types("Decimal(38,10)", "Decimal(38,9)");
        check.types("Decimal(38,10)", "Decimal(37,10)");
        check.types("Date", "Timestamp");
        check.primary();
        return check.mistakes;
    }

    /** What another platform ingests is not ingested a second time. */
    private void primary() {
        String name = "alike primary platform";
        ModelGrowth.assigned(run.model()).map(ModelGrowth.Assigned::platform).ifPresent(platform -> {
            List<ContractRun> runs = InstancesCheck.primaries(run, platform).stream()
                    .map(run::with)
                    .filter(each -> !each.hasErrors())
                    .toList();
            if (runs.size() == 2
                    && runs.get(0).artifactsOf(platform).equals(runs.get(1).artifactsOf(platform))
                    && !ignored.test(name)) {
                mistakes.add(name + " (this one and another one are the same; heed readsFrom() of ingestions)");
            }
        });
    }

    private void history() {
        Map<String, Ecosystem> models = new LinkedHashMap<>();
        for (MilestoningStrategy strategy : MilestoningStrategy.values()) {
            models.put(
                    strategy.toString(),
                    Optional.ofNullable(variants.get(ModelVariants.HISTORY + strategy))
                            .orElse(run.model()));
        }
        compare(models, (first, second) -> HISTORY);
    }

    private void kinds(String what) {
        Map<String, Ecosystem> models = new LinkedHashMap<>();
        variants.forEach((name, model) -> {
            if (name.startsWith(what + KIND) && !name.endsWith(READ_ONLY)) {
                models.put(name.substring(what.length() + KIND.length()), model);
            }
        });
        compare(models, (first, second) -> "alike " + what.substring(2) + " " + first + " " + second);
    }

    private void types(String... types) {
        Map<String, Ecosystem> models = new LinkedHashMap<>();
        Arrays.stream(types).forEach(type -> models.put(type, ModelVariants.withColumnOf(run.model(), type)));
        compare(models, (first, second) -> "alike column " + first + " " + second);
    }

    /** A name for {@code ignored()}. */
    private interface Naming {
        String of(String first, String second);
    }

    private void compare(Map<String, Ecosystem> models, Naming naming) {
        Map<Shown, String> seen = new HashMap<>();
        models.forEach((kind, model) -> {
            ContractRun variant = run.with(model);
            if (variant.hasErrors()) {
                return;
            }
            String same = seen.putIfAbsent(Shown.of(variant), kind);
            if (same != null && !model.equals(models.get(same)) && !ignored.test(naming.of(same, kind))) {
                mistakes.add(naming.of(same, kind) + " (" + same + " and " + kind + " are the same)");
            }
        });
    }
}
