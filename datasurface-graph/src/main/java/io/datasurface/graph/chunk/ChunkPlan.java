package io.datasurface.graph.chunk;

import java.util.List;
import java.util.Optional;

/**
 * How the graph of a platform is cut: each node in exactly one chunk, no limit exceeded, no cycle between chunks.
 *
 * @param platform name of the platform instance
 * @param chunks the chunks, ordered by id
 */
public record ChunkPlan(String platform, List<Chunk> chunks) {
    /** Copies the chunks. */
    public ChunkPlan {
        chunks = List.copyOf(chunks);
    }

    /**
     * Finds a chunk.
     *
     * @param id id of a chunk
     * @return the chunk, if the plan has it
     */
    public Optional<Chunk> chunk(String id) {
        return chunks.stream().filter(chunk -> chunk.id().equals(id)).findFirst();
    }
}
