package io.datasurface.examples.benchmarks.graph;

import io.datasurface.examples.benchmarks.bench.Stage;
import io.datasurface.examples.benchmarks.bench.Subject;
import io.datasurface.graph.GraphSource;
import io.datasurface.graph.IntentionGraph;
import io.datasurface.graph.IntentionGraphBuilder;
import io.datasurface.graph.IntentionGraphs;
import io.datasurface.model.SourceMap;
import io.datasurface.model.lint.ProblemCollector;

/** Finds out why nodes have their requirements, of graphs that nobody has asked yet. */
public final class WhyStage implements Stage {
    /** The stage. */
    public WhyStage() {}

    @Override
    public String name() {
        return "why";
    }

    @Override
    public boolean retains() {
        return true;
    }

    @Override
    public void reset(Subject subject) {
        subject.drop(IntentionGraphs.class);
        subject.keep(
                IntentionGraphs.class,
                IntentionGraphBuilder.build(subject.result(GraphSource.class), new ProblemCollector(SourceMap.NONE)));
    }

    /** The first question answers those of all nodes. */
    @Override
    public String run(Subject subject) {
        IntentionGraph graph = subject.result(IntentionGraphs.class).graphs().get(0);
        return graph.reasons(0).toString();
    }
}
