package io.datasurface.graph.chunk;

import io.datasurface.graph.IntentionGraph;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * How the graph of a platform is cut: each node in exactly one chunk, no limit exceeded, no cycle between chunks. Immutable value.
 */
public final class ChunkPlan {
    private static final Comparator<Chunk> BY_ID = Comparator.comparing(Chunk::id);

    private final String platform;
    private final List<Chunk> chunks;
    private final Optional<PlacedNodes> placed;
    private volatile @Nullable NodeIndex index;

    /**
     * Makes a plan.
     *
     * @param platform name of the platform instance
     * @param chunks the chunks in any order
     * @throws IllegalArgumentException if two chunks have the same id
     */
    public ChunkPlan(String platform, List<Chunk> chunks) {
        this(platform, chunks, Optional.empty());
    }

    /** Makes a plan of a graph; the chunks must be in order. */
    ChunkPlan(String platform, List<Chunk> chunks, Optional<PlacedNodes> placed) {
        this.platform = platform;
        this.placed = placed;
        List<Chunk> sorted = new ArrayList<>(chunks);
        sorted.sort(BY_ID);
        for (int i = 1; i < sorted.size(); i++) {
            if (sorted.get(i).id().equals(sorted.get(i - 1).id())) {
                throw new IllegalArgumentException("Two chunks of a plan have the id "
                        + sorted.get(i).id() + "; ids of chunks are unique in their plan");
            }
        }
        this.chunks = List.copyOf(sorted);
    }

    /**
     * The platform.
     *
     * @return name of the platform instance
     */
    public String platform() {
        return platform;
    }

    /**
     * The chunks.
     *
     * @return the chunks, ordered by id
     */
    public List<Chunk> chunks() {
        return chunks;
    }

    /**
     * Finds a chunk.
     *
     * @param id id of a chunk
     * @return the chunk, if the plan has it
     */
    public Optional<Chunk> chunk(String id) {
        int low = 0;
        int high = chunks.size() - 1;
        while (low <= high) {
            int middle = (low + high) >>> 1;
            int order = chunks.get(middle).id().compareTo(id);
            if (order == 0) {
                return Optional.of(chunks.get(middle));
            }
            low = order < 0 ? middle + 1 : low;
            high = order < 0 ? high : middle - 1;
        }
        return Optional.empty();
    }

    /**
     * Finds the chunk that holds a node. If the plan was read from a file the first call makes an index, which takes time and memory for
     * all nodes.
     *
     * @param node name of a node
     * @return the chunk, if the plan has the node
     * @throws IllegalArgumentException if a node is in two chunks
     */
    public Optional<Chunk> chunkOf(String node) {
        int at = placed.isPresent() ? placed.get().chunkOf(node) : index().chunkOf(node);
        return at < 0 ? Optional.empty() : Optional.of(chunks.get(at));
    }

    /**
     * Finds the chunks of all nodes of a graph. Quicker than to ask for each, above all for the graph that the plan was made of.
     *
     * @param graph a graph
     * @return by id of a node, the position of its chunk in {@link #chunks}; -1 if the plan does not have a node of that name
     * @throws IllegalArgumentException if a node is in two chunks
     */
    public int[] chunksOf(IntentionGraph graph) {
        if (placed.isPresent()) {
            return placed.get().chunksOf(graph);
        }
        int[] chunkOf = new int[graph.nodeCount()];
        for (int node = 0; node < chunkOf.length; node++) {
            chunkOf[node] = index().chunkOf(graph.name(node));
        }
        return chunkOf;
    }

    private NodeIndex index() {
        NodeIndex known = index;
        if (known == null) {
            known = new NodeIndex(chunks);
            index = known;
        }
        return known;
    }

    @Override
    public boolean equals(Object other) {
        return other instanceof ChunkPlan plan && platform.equals(plan.platform) && chunks.equals(plan.chunks);
    }

    @Override
    public int hashCode() {
        return 31 * platform.hashCode() + chunks.hashCode();
    }

    /** Returns a short description: platform and ids. */
    @Override
    public String toString() {
        return "ChunkPlan[platform=" + platform + ", chunks="
                + chunks.stream().map(Chunk::id).toList() + "]";
    }
}
