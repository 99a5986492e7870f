package io.datasurface.tck;

import io.datasurface.graph.diff.Disturbance;
import io.datasurface.host.PlatformChange;
import io.datasurface.model.Ecosystem;
import io.datasurface.spi.ChangeNote;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Has a plugin describe changes in its own words, and holds these against what the changes disturb by the plugin's own rules. */
final class NotesCheck {
    private static final List<String> CHANGES =
            List.of("tables without a primary key", "a column of type Boolean", "a consumer of kind MySQLDatabase");

    private NotesCheck() {}

    /** Changes of which less is said than they disturb, a line for each. */
    static List<String> mistakes(ContractRun run) {
        Map<String, Ecosystem> changes = new LinkedHashMap<>();
        ModelGrowth.withSomethingUnrelated(run.model())
                .ifPresent(larger -> changes.put("a datastore and a workspace", larger));
        Map<String, Ecosystem> variants = ModelVariants.of(run.model());
        CHANGES.forEach(what -> Optional.ofNullable(variants.get(what)).ifPresent(model -> changes.put(what, model)));
        List<String> mistakes = new ArrayList<>();
        changes.forEach((what, model) -> {
            ContractRun next = run.next(model);
            if (!next.hasErrors()) {
                compare("a change to a model with " + what, run, next, mistakes);
                compare("a change back from a model with " + what, next, run, mistakes);
            }
        });
        return mistakes;
    }

    /** A plugin that has no words leaves it to the host. */
    private static void compare(String what, ContractRun before, ContractRun after, List<String> mistakes) {
        for (PlatformChange change : before.comparison(after).changes()) {
            Optional<Disturbance> said =
                    change.notes().stream().map(ChangeNote::disturbance).reduce(Disturbance::or);
            Disturbance worst = change.diff().worst();
            if (said.isPresent() && said.get().compareTo(worst) < 0) {
                mistakes.add(what + " is " + worst.code() + ", and the notes say "
                        + said.get().code() + " at most: " + change.notes());
            }
        }
    }
}
