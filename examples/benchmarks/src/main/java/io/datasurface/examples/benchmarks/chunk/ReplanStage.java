package io.datasurface.examples.benchmarks.chunk;

import io.datasurface.examples.benchmarks.bench.Stage;
import io.datasurface.examples.benchmarks.bench.Subject;
import io.datasurface.graph.GraphSource;
import io.datasurface.graph.IntentionGraphBuilder;
import io.datasurface.graph.IntentionGraphs;
import io.datasurface.graph.chunk.Chunk;
import io.datasurface.graph.chunk.ChunkPlan;
import io.datasurface.model.SourceMap;
import io.datasurface.model.lint.ProblemCollector;
import java.util.List;
import java.util.Locale;

/** One store has one more dataset, which somebody reads: builds the graphs anew and plans with the plans that are there. */
public final class ReplanStage implements Stage {
    /** The stage. */
    public ReplanStage() {}

    @Override
    public String name() {
        return "replan";
    }

    @Override
    public String run(Subject subject) {
        ChunkPlans before = subject.result(ChunkPlans.class);
        GraphSource changed = new OneMoreDataset(subject.result(GraphSource.class));
        IntentionGraphs graphs = IntentionGraphBuilder.build(changed, new ProblemCollector(SourceMap.NONE));
        ChunkPlans after = ChunkPlans.of(graphs.graphs(), before.plans());
        return String.format(Locale.ROOT, "%,d chunks, %,d changed", after.chunks(), changed(before, after));
    }

    /** How many chunks have another number of nodes, or are new; as only nodes are added, that is how many changed. */
    private static long changed(ChunkPlans before, ChunkPlans after) {
        long changed = 0;
        for (int i = 0; i < after.plans().size(); i++) {
            ChunkPlan old = before.plans().get(i);
            List<Chunk> chunks = after.plans().get(i).chunks();
            changed += chunks.stream()
                    .filter(chunk -> old.chunk(chunk.id())
                            .filter(was -> was.nodes().size() == chunk.nodes().size())
                            .isEmpty())
                    .count();
        }
        return changed;
    }
}
