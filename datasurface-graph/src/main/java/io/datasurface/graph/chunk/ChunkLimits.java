package io.datasurface.graph.chunk;

import com.google.common.collect.ImmutableMap;
import java.util.List;
import java.util.Map;

/**
 * How large chunks may become and where they can go.
 *
 * @param hardCap most that a chunk may cost, by dimension; a dimension that is left out is unlimited
 * @param targetFill share of the hard cap up to which a new chunk is filled, above 0 and at most 1: the rest is room to grow
 * @param cells the cells in order of preference; never empty
 */
public record ChunkLimits(Map<String, Long> hardCap, double targetFill, List<Cell> cells) {
    /**
     * Copies the collections.
     *
     * @throws IllegalArgumentException if there is no cell or the fill is not above 0 and at most 1
     */
    public ChunkLimits {
        hardCap = ImmutableMap.copyOf(hardCap);
        cells = List.copyOf(cells);
        if (cells.isEmpty()) {
            throw new IllegalArgumentException("ChunkLimits.cells is empty; a plan needs at least one cell");
        }
        if (!(targetFill > 0 && targetFill <= 1)) {
            throw new IllegalArgumentException(
                    "ChunkLimits.targetFill is " + targetFill + "; use a share above 0 and at most 1");
        }
    }
}
