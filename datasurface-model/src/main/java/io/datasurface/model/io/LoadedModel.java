package io.datasurface.model.io;

import io.datasurface.model.Ecosystem;
import io.datasurface.model.SourceMap;
import io.datasurface.model.lint.Problem;
import io.datasurface.model.lint.Severity;
import java.util.List;
import java.util.Optional;

/**
 * What was read. A model that {@link #hasErrors} is not whole: its faulty parts are left out, so that tools can show and lint the
 * rest, but nothing may be rendered from it.
 *
 * @param ecosystem the model, without its faulty parts; empty if not even its name was found
 * @param sources where the objects of the model were written
 * @param problems what was wrong, sorted
 * @param fingerprint hash of all that was read, names and contents of files: if it is the same again, and the reader, so are model,
 *     sources and problems; empty if it is not known
 */
public record LoadedModel(
        Optional<Ecosystem> ecosystem, SourceMap sources, List<Problem> problems, Optional<String> fingerprint) {
    /** Copies and sorts the problems. */
    public LoadedModel {
        problems = problems.stream().distinct().sorted().toList();
    }

    /**
     * What was read, or made, by who does not know a fingerprint.
     *
     * @param ecosystem the model, without its faulty parts; empty if not even its name was found
     * @param sources where the objects of the model were written
     * @param problems what was wrong
     */
    public LoadedModel(Optional<Ecosystem> ecosystem, SourceMap sources, List<Problem> problems) {
        this(ecosystem, sources, problems, Optional.empty());
    }

    /**
     * Whether something could not be read.
     *
     * @return true if at least one problem is an error
     */
    public boolean hasErrors() {
        return problems.stream().anyMatch(problem -> problem.severity() == Severity.ERROR);
    }
}
