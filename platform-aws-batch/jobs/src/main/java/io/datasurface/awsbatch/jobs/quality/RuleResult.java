package io.datasurface.awsbatch.jobs.quality;

import io.datasurface.awsbatch.spec.QualityAction;
import io.datasurface.awsbatch.spec.QualityRule;
import java.util.Optional;

/**
 * What one rule found in one batch.
 *
 * @param rule the rule
 * @param rows the rows that readers would see
 * @param failing how many of them break the rule; empty if it is not about rows
 * @param aside how many rows of the batch went aside because of it
 * @param value what was measured, if it is not a number of rows
 * @param problem why the rule could not be evaluated, or more went aside than may
 * @param holds whether what was measured is as it should be
 */
public record RuleResult(
        QualityRule rule,
        long rows,
        Optional<Long> failing,
        long aside,
        Optional<String> value,
        Optional<String> problem,
        boolean holds) {

    /** A rule that could not be evaluated. */
    static RuleResult impossible(QualityRule rule, long rows, String problem) {
        return new RuleResult(rule, rows, Optional.empty(), 0, Optional.empty(), Optional.of(problem), false);
    }

    /** The same when rows of the batch went aside. */
    public RuleResult aside(long count) {
        return new RuleResult(rule, rows, failing, count, value, problem, holds);
    }

    /** The same with something that went wrong. */
    public RuleResult wrong(String what) {
        return new RuleResult(rule, rows, failing, aside, value, Optional.of(what), holds);
    }

    /** Whether nothing is to be told. */
    public boolean isPassed() {
        return holds && aside == 0 && problem.isEmpty();
    }

    /** Whether readers must not see the batch: of a rule that puts rows aside, if it can't be said which. */
    public boolean isBlocking() {
        return switch (rule.action()) {
            case WARN -> false;
            case QUARANTINE -> problem.isPresent();
            case BLOCK -> !isPassed();
        };
    }

    /** What to tell people. */
    public String text() {
        StringBuilder text = new StringBuilder("rule " + rule.name() + " (" + rule.action() + ") ");
        if (rule.action() == QualityAction.QUARANTINE && aside > 0) {
            text.append("put ").append(aside).append(" rows aside; ");
        }
        text.append(failing.map(count -> count + " of " + rows + " rows break it")
                .orElse(holds ? "holds" : "does not hold"));
        value.ifPresent(measured -> text.append(", measured ").append(measured));
        problem.ifPresent(what -> text.append("; ").append(what));
        return text.toString();
    }
}
