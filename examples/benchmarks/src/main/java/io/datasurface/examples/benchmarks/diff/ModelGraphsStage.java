package io.datasurface.examples.benchmarks.diff;

import io.datasurface.examples.benchmarks.bench.Stage;
import io.datasurface.examples.benchmarks.bench.Subject;
import io.datasurface.model.EcosystemIndex;
import java.util.Locale;

/** Builds the intention graphs of the loaded model. */
public final class ModelGraphsStage implements Stage {
    /** The stage. */
    public ModelGraphsStage() {}

    @Override
    public String name() {
        return "graphs";
    }

    @Override
    public boolean retains() {
        return true;
    }

    @Override
    public void reset(Subject subject) {
        subject.drop(ModelGraphs.class);
    }

    @Override
    public String run(Subject subject) {
        ModelGraphs made = ModelGraphs.of(subject.result(EcosystemIndex.class));
        subject.keep(ModelGraphs.class, made);
        return String.format(
                Locale.ROOT,
                "%,d nodes, %,d edges",
                made.graphs().nodeCount(),
                made.graphs().edgeCount());
    }
}
