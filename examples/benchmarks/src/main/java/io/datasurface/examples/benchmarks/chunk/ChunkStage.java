package io.datasurface.examples.benchmarks.chunk;

import io.datasurface.examples.benchmarks.bench.Stage;
import io.datasurface.examples.benchmarks.bench.Subject;
import io.datasurface.graph.IntentionGraphs;

/** Cuts graphs that are there from nothing. */
public final class ChunkStage implements Stage {
    /** The stage. */
    public ChunkStage() {}

    @Override
    public String name() {
        return "chunk";
    }

    @Override
    public boolean retains() {
        return true;
    }

    @Override
    public void reset(Subject subject) {
        subject.drop(ChunkPlans.class);
    }

    @Override
    public String run(Subject subject) {
        ChunkPlans plans = ChunkPlans.fresh(subject.result(IntentionGraphs.class));
        subject.keep(ChunkPlans.class, plans);
        return plans.told();
    }
}
