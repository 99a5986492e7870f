package io.datasurface.model.lint;

import io.datasurface.model.ObjectPath;
import java.util.List;

/**
 * A problem that an owner accepts, so that it is left out of the others.
 *
 * @param problem the problem: a warning or something good to know
 * @param reason why it is accepted, as the nearest owner says
 * @param suppressions paths of the suppressions that cover it, that of the nearest object first; at least one
 */
public record AcceptedProblem(Problem problem, String reason, List<ObjectPath> suppressions) {
    /** Copies the paths. */
    public AcceptedProblem {
        suppressions = List.copyOf(suppressions);
    }
}
