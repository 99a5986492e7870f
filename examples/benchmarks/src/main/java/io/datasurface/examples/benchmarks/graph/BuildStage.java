package io.datasurface.examples.benchmarks.graph;

import io.datasurface.examples.benchmarks.bench.Stage;
import io.datasurface.examples.benchmarks.bench.Subject;
import io.datasurface.graph.GraphSource;
import io.datasurface.graph.IntentionGraphBuilder;
import io.datasurface.graph.IntentionGraphs;
import io.datasurface.model.SourceMap;
import io.datasurface.model.lint.ProblemCollector;
import io.datasurface.model.lint.Severity;
import java.util.Optional;

/** Builds the intention graphs from columns, with what the consumers need of each node. */
public final class BuildStage implements Stage {
    /** The stage. */
    public BuildStage() {}

    @Override
    public String name() {
        return "build";
    }

    @Override
    public Optional<String> baseline() {
        return Optional.of(BareStage.NAME);
    }

    @Override
    public boolean retains() {
        return true;
    }

    @Override
    public void reset(Subject subject) {
        subject.drop(IntentionGraphs.class);
    }

    @Override
    public String run(Subject subject) {
        ProblemCollector problems = new ProblemCollector(SourceMap.NONE);
        IntentionGraphs graphs = IntentionGraphBuilder.build(subject.result(GraphSource.class), problems);
        subject.keep(IntentionGraphs.class, graphs);
        long errors = problems.problems().stream()
                .filter(problem -> problem.severity() == Severity.ERROR)
                .count();
        return GraphReport.text(
                "%,d nodes, %,d edges, %,d errors, %,d warnings",
                graphs.nodeCount(),
                graphs.edgeCount(),
                errors,
                problems.problems().size() - errors);
    }
}
