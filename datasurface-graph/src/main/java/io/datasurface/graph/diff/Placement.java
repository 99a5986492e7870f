package io.datasurface.graph.diff;

import io.datasurface.graph.chunk.ChunkPlan;
import java.util.List;
import java.util.SortedMap;
import java.util.TreeMap;

/** Which nodes are in which chunk. */
interface Placement {
    /**
     * A chunk, as far as moves are concerned.
     *
     * @param id its id
     * @param cell the cell that holds it
     * @param nodes names of its nodes, sorted
     */
    record Place(String id, String cell, List<String> nodes) {}

    /** The chunks by id. */
    SortedMap<String, Place> chunks();

    static Placement of(ChunkPlan plan) {
        SortedMap<String, Place> chunks = new TreeMap<>();
        plan.chunks().forEach(chunk -> chunks.put(chunk.id(), new Place(chunk.id(), chunk.cell(), chunk.nodes())));
        return () -> chunks;
    }
}
