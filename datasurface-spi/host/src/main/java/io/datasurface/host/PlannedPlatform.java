package io.datasurface.host;

import io.datasurface.graph.chunk.ChunkLimits;
import io.datasurface.graph.chunk.ChunkPlan;
import io.datasurface.graph.chunk.Rebalancing;
import io.datasurface.graph.chunk.ResourceEstimator;
import io.datasurface.host.output.Ledger;
import io.datasurface.spi.ChunkInputs;
import java.util.List;
import java.util.Optional;

/**
 * A platform instance that can be rendered.
 *
 * @param platform the instance
 * @param estimator says what its nodes cost
 * @param dimensions what costs are counted in, as the estimator names it
 * @param limits how large its chunks may become
 * @param plan how its graph is cut
 * @param ledger what has been applied, as far as it differs from the plan
 * @param movesState whether the platform moves nodes between chunks without making their things anew
 * @param chunkInputs what the artifacts of its chunks depend on
 * @param notes what the platform says of the plan, for people
 * @param rebalancing how the plan was improved; empty unless an engine does so ({@link RenderEngine#withRebalancing})
 */
public record PlannedPlatform(
        AnalyzedPlatform platform,
        ResourceEstimator estimator,
        List<String> dimensions,
        ChunkLimits limits,
        ChunkPlan plan,
        Ledger ledger,
        boolean movesState,
        ChunkInputs chunkInputs,
        List<String> notes,
        Optional<Rebalancing> rebalancing) {
    /** Copies the lists. */
    public PlannedPlatform {
        dimensions = List.copyOf(dimensions);
        notes = List.copyOf(notes);
    }
}
