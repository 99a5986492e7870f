package io.datasurface.examples.benchmarks.diff;

import io.datasurface.graph.EcosystemGraphSource;
import io.datasurface.graph.IntentionGraphBuilder;
import io.datasurface.graph.IntentionGraphs;
import io.datasurface.graph.diff.GraphSnapshot;
import io.datasurface.model.EcosystemIndex;
import io.datasurface.model.SourceMap;
import io.datasurface.model.lint.ProblemCollector;
import java.util.List;

/**
 * A model with its graphs.
 *
 * @param model the model
 * @param graphs its graphs
 */
record ModelGraphs(EcosystemIndex model, IntentionGraphs graphs) {
    static ModelGraphs of(EcosystemIndex model) {
        return new ModelGraphs(
                model,
                IntentionGraphBuilder.build(EcosystemGraphSource.of(model), new ProblemCollector(SourceMap.NONE)));
    }

    /** A snapshot of every platform. */
    List<GraphSnapshot> snapshots() {
        return GraphSnapshot.of(graphs, model);
    }
}
