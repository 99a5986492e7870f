package io.datasurface.model.lint;

import java.util.List;

/**
 * What is wrong, and what of it owners accept.
 *
 * @param problems the problems that nobody accepts, in the order of {@link Problem#compareTo}
 * @param accepted the others, in the same order
 */
public record LintResult(List<Problem> problems, List<AcceptedProblem> accepted) {
    /** Copies the lists. */
    public LintResult {
        problems = List.copyOf(problems);
        accepted = List.copyOf(accepted);
    }
}
