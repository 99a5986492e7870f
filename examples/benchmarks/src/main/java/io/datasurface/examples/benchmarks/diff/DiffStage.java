package io.datasurface.examples.benchmarks.diff;

import io.datasurface.examples.benchmarks.bench.Stage;
import io.datasurface.examples.benchmarks.bench.Subject;
import io.datasurface.graph.diff.GraphDiffs;

/** Compares the graphs of the model with those of a copy in which one dataset has another column; both are in memory. */
public final class DiffStage implements Stage {
    /** The stage. */
    public DiffStage() {}

    @Override
    public String name() {
        return "diff";
    }

    @Override
    public void reset(Subject subject) {
        ChangedModel.prepare(subject);
    }

    @Override
    public String run(Subject subject) {
        return ChangedModel.touched(GraphDiffs.between(
                subject.result(ModelGraphs.class).snapshots(),
                ChangedModel.of(subject).snapshots()));
    }
}
