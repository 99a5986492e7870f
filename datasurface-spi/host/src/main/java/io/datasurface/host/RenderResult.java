package io.datasurface.host;

import io.datasurface.host.output.Publication;
import io.datasurface.model.lint.Problem;
import java.util.List;
import java.util.Optional;

/**
 * What a render gave.
 *
 * @param rendered the artifacts, how the graphs were cut, and what the model says
 * @param publication what was changed in the output folder; empty if there are errors, and then nothing was
 * @param problems the problems of all stages that could run, sorted
 */
public record RenderResult(Rendered rendered, Optional<Publication> publication, List<Problem> problems) {
    /** Copies the problems. */
    public RenderResult {
        problems = List.copyOf(problems);
    }

    /**
     * Whether nothing was published.
     *
     * @return true if a problem is an error
     */
    public boolean hasErrors() {
        return Problems.hasErrors(problems);
    }
}
