package io.datasurface.tck;

import io.datasurface.model.Ecosystem;
import io.datasurface.model.lint.Problem;
import java.util.ArrayList;
import java.util.List;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.function.Function;

/** Asks a plugin for words, and once more. */
final class WordsCheck {
    private final ContractRun run;
    private final List<String> mistakes = new ArrayList<>();

    private WordsCheck(ContractRun run) {
        this.run = run;
    }

    /** What is said in other words the second time, a line for each method. */
    static List<String> mistakes(ContractRun run) {
        WordsCheck check = new WordsCheck(run);
        check.compare("lint() and lintPlan()", ContractRun::problems);
        check.compare("planNotes()", ContractRun::planNotes);
        List<Ecosystem> changed = new ArrayList<>();
        ModelGrowth.withSomethingUnrelated(run.model()).ifPresent(changed::add);
        changed.addAll(ModelVariants.of(run.model()).values().stream().limit(2).toList());
        changed.forEach(model -> {
            ContractRun next = run.next(model);
            check.compare("describe() and disturbances()", before -> before.changesTo(next));
            check.compare("describe() and disturbances() of the change back", next::changesTo);
        });
        return check.mistakes;
    }

    /** What the plugin says of a model, its plan and a change, by what it says it with. */
    static SortedMap<String, String> said(ContractRun run) {
        SortedMap<String, String> said = new TreeMap<>();
        said.put("what lint() and lintPlan() say", run.problems().toString());
        said.put("what planNotes() says", run.planNotes().toString());
        ModelGrowth.withSomethingUnrelated(run.model()).map(run::next).ifPresent(larger -> {
            said.put("what describe() says", run.notesOn(larger).toString());
            said.put("what review() says", ReviewCheck.notes(run, larger).toString());
        });
        return said;
    }

    private void compare(String what, Function<ContractRun, List<?>> words) {
        List<?> first = words.apply(run);
        List<?> second = words.apply(run.again());
        // Two failures are the same words twice.
        first.stream()
                .filter(word -> word instanceof Problem problem && Expectations.isFailure(problem))
                .forEach(failure -> mistakes.add(what + ": " + failure));
        if (!first.equals(second)) {
            mistakes.add(what + ": first " + first + ", then " + second);
        }
    }
}
