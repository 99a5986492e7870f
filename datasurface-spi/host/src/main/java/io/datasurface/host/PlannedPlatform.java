package io.datasurface.host;

import io.datasurface.graph.chunk.ChunkLimits;
import io.datasurface.graph.chunk.ChunkPlan;
import io.datasurface.graph.chunk.ResourceEstimator;

/**
 * A platform instance that can be rendered.
 *
 * @param platform the instance
 * @param estimator says what its nodes cost
 * @param limits how large its chunks may become
 * @param plan how its graph is cut
 */
public record PlannedPlatform(
        AnalyzedPlatform platform, ResourceEstimator estimator, ChunkLimits limits, ChunkPlan plan) {}
