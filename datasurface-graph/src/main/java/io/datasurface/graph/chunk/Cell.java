package io.datasurface.graph.chunk;

import com.google.common.collect.ImmutableMap;
import java.util.Map;

/**
 * A place with capacities of its own that holds chunks, such as an account in a region.
 *
 * @param name name of the cell
 * @param capacity most that all chunks in the cell may cost together, by dimension; a dimension that is left out is unlimited
 */
public record Cell(String name, Map<String, Long> capacity) {
    /** Copies the capacities. */
    public Cell {
        capacity = ImmutableMap.copyOf(capacity);
    }
}
