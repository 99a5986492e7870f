package io.datasurface.spi;

import io.datasurface.graph.chunk.ChunkPlan;

/**
 * Asks for what belongs to the platform as a whole.
 *
 * @param model the model and the platform's graph
 * @param plan how the graph is cut
 */
public record PlatformRenderRequest(PlatformModel model, ChunkPlan plan) {}
