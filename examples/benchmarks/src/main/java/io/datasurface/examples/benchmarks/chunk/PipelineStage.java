package io.datasurface.examples.benchmarks.chunk;

import io.datasurface.examples.benchmarks.bench.Stage;
import io.datasurface.examples.benchmarks.bench.Subject;
import io.datasurface.graph.GraphSource;
import io.datasurface.graph.IntentionGraphBuilder;
import io.datasurface.graph.IntentionGraphs;
import io.datasurface.model.SourceMap;
import io.datasurface.model.lint.ProblemCollector;

/** From columns to plans: builds the graphs, with what consumers need, and cuts them. If it is the first stage, its first run is a cold one. */
public final class PipelineStage implements Stage {
    /** The stage. */
    public PipelineStage() {}

    @Override
    public String name() {
        return "pipeline";
    }

    @Override
    public boolean retains() {
        return true;
    }

    @Override
    public void reset(Subject subject) {
        subject.drop(IntentionGraphs.class);
        subject.drop(ChunkPlans.class);
    }

    @Override
    public String run(Subject subject) {
        IntentionGraphs graphs =
                IntentionGraphBuilder.build(subject.result(GraphSource.class), new ProblemCollector(SourceMap.NONE));
        ChunkPlans plans = ChunkPlans.fresh(graphs);
        subject.keep(IntentionGraphs.class, graphs);
        subject.keep(ChunkPlans.class, plans);
        return plans.told();
    }
}
