package io.datasurface.host;

import io.datasurface.model.lint.Problem;
import io.datasurface.model.lint.Severity;
import java.util.List;

/** Questions to problems. */
final class Problems {
    private Problems() {}

    static boolean hasErrors(List<Problem> problems) {
        return problems.stream().anyMatch(problem -> problem.severity() == Severity.ERROR);
    }
}
