package io.datasurface.host;

import io.datasurface.graph.IntentionGraph;
import io.datasurface.graph.chunk.ChunkLimits;
import io.datasurface.graph.chunk.ChunkPlan;
import io.datasurface.graph.chunk.ResourceEstimator;
import io.datasurface.model.Ecosystem;
import io.datasurface.model.EcosystemIndex;
import io.datasurface.model.SourceMap;
import io.datasurface.model.io.ModelHashes;
import io.datasurface.model.lint.LintResult;
import io.datasurface.model.lint.Problem;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** The stages that other modules do, behind one narrow door. */
interface Stages {
    /** Lints the model itself, and says what its owners accept. */
    LintResult lint(EcosystemIndex ecosystem, SourceMap sources);

    /** Builds the graph of each platform instance. */
    Graphs graphs(EcosystemIndex ecosystem, SourceMap sources);

    /** Cuts a graph. */
    Cut cut(IntentionGraph graph, ResourceEstimator estimator, ChunkLimits limits, Optional<ChunkPlan> previous);

    /** Hashes what the model says. */
    ModelHashes hashes(Ecosystem ecosystem);

    /** Whether what the stages give depends on nothing but what they are given and the code of the process. */
    default boolean areKnown() {
        return false;
    }

    /**
     * The graphs.
     *
     * @param byPlatform graph by name of the platform instance
     * @param problems what could not be built
     */
    record Graphs(Map<String, IntentionGraph> byPlatform, List<Problem> problems) {}

    /**
     * A cut graph.
     *
     * @param plan the chunks
     * @param problems what fits in no chunk
     */
    record Cut(ChunkPlan plan, List<Problem> problems) {}
}
