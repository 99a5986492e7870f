package io.datasurface.host;

import io.datasurface.graph.IntentionGraph;
import io.datasurface.graph.chunk.ChunkLimits;
import io.datasurface.graph.chunk.ChunkPlan;
import io.datasurface.graph.chunk.ResourceEstimator;
import io.datasurface.model.Ecosystem;
import io.datasurface.model.EcosystemIndex;
import io.datasurface.model.SourceMap;
import io.datasurface.model.io.ModelFormat;
import io.datasurface.model.io.ModelHashes;
import io.datasurface.model.lint.LintResult;
import java.util.List;
import java.util.Optional;

/** The stages of the library without the linter, so that models may be as small as a test likes. */
final class UnlintedStages implements Stages {
    /** How often a model was to be linted. */
    int lints;

    private final Stages library = new LibraryStages(ModelFormat.installed());

    @Override
    public LintResult lint(EcosystemIndex ecosystem, SourceMap sources) {
        lints++;
        return new LintResult(List.of(), List.of());
    }

    @Override
    public Graphs graphs(EcosystemIndex ecosystem, SourceMap sources) {
        return library.graphs(ecosystem, sources);
    }

    @Override
    public Cut cut(IntentionGraph graph, ResourceEstimator estimator, ChunkLimits limits, Optional<ChunkPlan> plan) {
        return library.cut(graph, estimator, limits, plan);
    }

    @Override
    public ModelHashes hashes(Ecosystem ecosystem) {
        return library.hashes(ecosystem);
    }

    @Override
    public boolean areKnown() {
        return true;
    }
}
