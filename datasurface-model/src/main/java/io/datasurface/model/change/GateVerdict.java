package io.datasurface.model.change;

import io.datasurface.model.lint.Problem;
import io.datasurface.model.lint.Severity;
import java.util.List;
import java.util.Optional;

/**
 * What the gate says of a change.
 *
 * @param diff what changes; absent for the first model
 * @param problems all that is wrong: of lint, authorization and compatibility, in the order of {@link Problem#compareTo}
 */
public record GateVerdict(Optional<ModelDiff> diff, List<Problem> problems) {
    /** Copies the problems. */
    public GateVerdict {
        problems = List.copyOf(problems);
    }

    /**
     * Whether the change may be merged.
     *
     * @return true if no problem is an error
     */
    public boolean mayBeMerged() {
        return problems.stream().noneMatch(problem -> problem.severity() == Severity.ERROR);
    }
}
