package io.datasurface.host;

import io.datasurface.graph.EcosystemGraphSource;
import io.datasurface.graph.IntentionGraph;
import io.datasurface.graph.IntentionGraphBuilder;
import io.datasurface.graph.chunk.ChunkLimits;
import io.datasurface.graph.chunk.ChunkPlan;
import io.datasurface.graph.chunk.Chunker;
import io.datasurface.graph.chunk.ChunkingResult;
import io.datasurface.graph.chunk.ResourceEstimator;
import io.datasurface.model.Ecosystem;
import io.datasurface.model.EcosystemIndex;
import io.datasurface.model.SourceMap;
import io.datasurface.model.io.ModelFormat;
import io.datasurface.model.io.ModelHashes;
import io.datasurface.model.lint.EcosystemLinter;
import io.datasurface.model.lint.LintResult;
import io.datasurface.model.lint.ProblemCollector;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/** The stages of the library. */
final class LibraryStages implements Stages {
    private final ModelFormat format;

    /** The stages for models that hold nothing that a format does not have. */
    LibraryStages(ModelFormat format) {
        this.format = format;
    }

    @Override
    public LintResult lint(EcosystemIndex ecosystem, SourceMap sources) {
        return EcosystemLinter.check(ecosystem, sources);
    }

    @Override
    public Graphs graphs(EcosystemIndex ecosystem, SourceMap sources) {
        ProblemCollector problems = new ProblemCollector(sources);
        Map<String, IntentionGraph> byPlatform = new TreeMap<>();
        IntentionGraphBuilder.build(EcosystemGraphSource.of(ecosystem), problems)
                .graphs()
                .forEach(graph -> byPlatform.put(graph.platform(), graph));
        return new Graphs(byPlatform, problems.problems());
    }

    @Override
    public Cut cut(
            IntentionGraph graph, ResourceEstimator estimator, ChunkLimits limits, Optional<ChunkPlan> previous) {
        ChunkingResult result = Chunker.plan(graph, estimator, limits, previous);
        return new Cut(result.plan(), result.problems());
    }

    @Override
    public ModelHashes hashes(Ecosystem ecosystem) {
        return ModelHashes.of(ecosystem, format);
    }

    /** Extensions may come from anywhere. */
    @Override
    public boolean areKnown() {
        return format.extensions().isEmpty();
    }
}
