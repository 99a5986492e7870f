package io.datasurface.graph.chunk;

import io.datasurface.model.lint.Problem;
import java.util.List;

/**
 * What the chunker made.
 *
 * @param plan the plan; it holds every node even if there are problems
 * @param problems what the limits do not allow, sorted; with an error the plan must not be rendered
 */
public record ChunkingResult(ChunkPlan plan, List<Problem> problems) {
    /** Copies the problems. */
    public ChunkingResult {
        problems = List.copyOf(problems);
    }
}
