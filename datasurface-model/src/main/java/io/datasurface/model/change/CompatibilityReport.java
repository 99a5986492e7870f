package io.datasurface.model.change;

import io.datasurface.model.ObjectPath;
import io.datasurface.model.SourceMap;
import io.datasurface.model.lint.Problem;
import io.datasurface.model.lint.ProblemCollector;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** Collects what a change breaks, and says for each whom it hurts. */
final class CompatibilityReport {
    /** Says who reads the data that a problem is about. */
    interface Readers {
        /** Nobody knows the consumers: there may be some. */
        Readers UNKNOWN = Optional::empty;

        /** The readers in words, or empty if it is not known whether there are any. */
        Optional<Set<String>> names();
    }

    private final ProblemCollector problems;

    CompatibilityReport(SourceMap sources) {
        this.problems = new ProblemCollector(sources);
    }

    void report(ChangeRule rule, ObjectPath path, Readers readers, String message) {
        Optional<Set<String>> names = readers.names();
        boolean consumed = names.isEmpty() || !names.get().isEmpty();
        String who = names.map(some -> some.isEmpty() ? " Nobody reads it." : " Read by " + Words.some(some) + ".")
                .orElse("");
        problems.add(rule.severity(consumed), rule.code(), path, message + who);
    }

    List<Problem> problems() {
        return problems.problems();
    }
}
