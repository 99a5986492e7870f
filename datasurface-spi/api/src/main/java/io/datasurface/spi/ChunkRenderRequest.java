package io.datasurface.spi;

import io.datasurface.graph.IntentionNode;
import io.datasurface.graph.chunk.Chunk;
import io.datasurface.graph.chunk.ChunkPlan;
import java.util.List;

/**
 * Asks for one chunk.
 *
 * @param model the model and the platform's graph
 * @param plan how the graph is cut
 * @param chunk the chunk to render
 */
public record ChunkRenderRequest(PlatformModel model, ChunkPlan plan, Chunk chunk) {
    /**
     * The nodes of the chunk.
     *
     * @return views, sorted by name
     * @throws IllegalStateException if the plan was not made for the graph
     */
    public List<IntentionNode> nodes() {
        return chunk.nodes().stream()
                .map(name -> model.graph()
                        .node(model.graph()
                                .find(name)
                                .orElseThrow(() -> new IllegalStateException("The plan names the node " + name
                                        + ", which the graph does not have; make the plan from this graph"))))
                .toList();
    }
}
