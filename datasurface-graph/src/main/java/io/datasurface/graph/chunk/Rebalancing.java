package io.datasurface.graph.chunk;

import io.datasurface.model.lint.Problem;
import java.util.List;

/**
 * A plan that was improved on purpose, and how to get there.
 *
 * @param before the plan that is improved: the previous one, brought up to date with the graph
 * @param plan the plan after all steps
 * @param steps what moves, in the order in which it may be done
 * @param problems what the limits do not allow, as for {@link ChunkingResult}
 */
public record Rebalancing(ChunkPlan before, ChunkPlan plan, List<RebalanceStep> steps, List<Problem> problems) {
    /** Copies the lists. */
    public Rebalancing {
        steps = List.copyOf(steps);
        problems = List.copyOf(problems);
    }

    /**
     * How many nodes move.
     *
     * @return the number of moves of all steps
     */
    public int moves() {
        return steps.stream().mapToInt(step -> step.moves().size()).sum();
    }
}
