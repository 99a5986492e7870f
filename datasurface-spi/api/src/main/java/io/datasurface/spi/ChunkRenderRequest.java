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
 * @param chunk the chunk to render; one without nodes is not in the plan any more and only lets go of nodes
 * @param arriving names of nodes of the chunk whose physical things exist already, and that no deployment of this chunk has known so far:
 *     take them up (for Terraform, {@code import}) instead of making them. Sorted
 * @param leaving names of nodes that the last deployment of this chunk holds and that others care for now: let go of them (for Terraform,
 *     {@code removed} with {@code destroy = false}). Some of them may have left the graph. Sorted
 */
public record ChunkRenderRequest(
        PlatformModel model, ChunkPlan plan, Chunk chunk, List<String> arriving, List<String> leaving) {
    /** Copies the lists. */
    public ChunkRenderRequest {
        arriving = List.copyOf(arriving);
        leaving = List.copyOf(leaving);
    }

    /**
     * Asks for a chunk whose nodes do not move.
     *
     * @param model the model and the platform's graph
     * @param plan how the graph is cut
     * @param chunk the chunk to render
     */
    public ChunkRenderRequest(PlatformModel model, ChunkPlan plan, Chunk chunk) {
        this(model, plan, chunk, List.of(), List.of());
    }

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
