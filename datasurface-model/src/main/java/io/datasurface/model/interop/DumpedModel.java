package io.datasurface.model.interop;

import io.datasurface.model.Ecosystem;
import io.datasurface.model.SourceMap;
import io.datasurface.model.lint.Problem;
import java.util.List;
import java.util.Optional;

/**
 * What was read of a dump.
 *
 * @param ecosystem the model, as far as it could be read; empty if nothing could
 * @param sources where its objects stand
 * @param problems mistakes of the dump; the model's own mistakes are for lint
 */
public record DumpedModel(Optional<Ecosystem> ecosystem, SourceMap sources, List<Problem> problems) {
    /** Copies the problems. */
    public DumpedModel {
        problems = List.copyOf(problems);
    }
}
