package io.datasurface.spi;

import io.datasurface.graph.chunk.Chunk;
import io.datasurface.graph.chunk.ChunkPlan;
import java.util.List;

/**
 * Asks for what belongs to the platform as a whole.
 *
 * @param model the model and the platform's graph
 * @param plan how the graph is cut
 * @param retiring chunks without nodes that are not in the plan, but are rendered and have to be deployed once more, because they hold
 *     nodes that have moved away or are gone; sorted by id
 */
public record PlatformRenderRequest(PlatformModel model, ChunkPlan plan, List<Chunk> retiring) {
    /** Copies the list. */
    public PlatformRenderRequest {
        retiring = List.copyOf(retiring);
    }

    /**
     * Asks when no chunk retires.
     *
     * @param model the model and the platform's graph
     * @param plan how the graph is cut
     */
    public PlatformRenderRequest(PlatformModel model, ChunkPlan plan) {
        this(model, plan, List.of());
    }
}
