package io.datasurface.examples.benchmarks.chunk;

import io.datasurface.graph.IntentionGraph;
import io.datasurface.graph.IntentionGraphs;
import io.datasurface.graph.chunk.ChunkPlan;
import io.datasurface.graph.chunk.Chunker;
import io.datasurface.graph.chunk.ChunkingResult;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/**
 * Plans of some graphs.
 *
 * @param plans one per graph, in their order
 * @param problems what the limits did not allow
 */
record ChunkPlans(List<ChunkPlan> plans, int problems) {
    static ChunkPlans fresh(IntentionGraphs graphs) {
        return of(graphs.graphs(), List.of());
    }

    /** Plans with previous ones, or from nothing if there are none. */
    static ChunkPlans of(List<? extends IntentionGraph> graphs, List<ChunkPlan> previous) {
        GenericWeights weights = new GenericWeights();
        List<ChunkPlan> plans = new ArrayList<>();
        int problems = 0;
        for (int i = 0; i < graphs.size(); i++) {
            Optional<ChunkPlan> before = previous.isEmpty() ? Optional.empty() : Optional.of(previous.get(i));
            ChunkingResult result = Chunker.plan(graphs.get(i), weights, GenericWeights.LIMITS, before);
            plans.add(result.plan());
            problems += result.problems().size();
        }
        return new ChunkPlans(plans, problems);
    }

    int chunks() {
        return plans.stream().mapToInt(plan -> plan.chunks().size()).sum();
    }

    String told() {
        return String.format(Locale.ROOT, "%,d chunks, %,d problems", chunks(), problems);
    }
}
