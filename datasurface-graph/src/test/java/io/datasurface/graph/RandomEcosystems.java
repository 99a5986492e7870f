package io.datasurface.graph;

import io.datasurface.model.Ecosystem;
import io.datasurface.model.EcosystemIndex;
import io.datasurface.model.SourceMap;
import io.datasurface.model.lint.ProblemCollector;

/** Random ecosystems and their graphs, for tests in other packages. */
public final class RandomEcosystems {
    private RandomEcosystems() {}

    /** The same ecosystem for the same seed and size. */
    public static Ecosystem of(long seed, int size) {
        return RandomSketch.of(seed, size).ecosystem();
    }

    public static IntentionGraphs graphs(EcosystemIndex index) {
        return IntentionGraphBuilder.build(EcosystemGraphSource.of(index), new ProblemCollector(SourceMap.NONE));
    }
}
