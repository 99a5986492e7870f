package io.datasurface.graph.chunk;

import com.google.common.collect.ImmutableMap;
import io.datasurface.graph.IntentionGraph;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.Map;

/**
 * Figures about a plan, for a summary.
 *
 * @param chunks how many chunks there are
 * @param nodes how many nodes they hold
 * @param edges how many scheduling edges the graph has
 * @param cutEdges how many of them lead from one chunk to another
 * @param references how many pairs of a node and another chunk that reads it there are; several readers in one chunk are one reference
 * @param dependencies how many pairs of chunks there are of which one needs the other
 * @param depth how many chunks must be deployed one after the other, less one
 * @param dimensions the figures of each dimension, by name
 * @param cells what each cell holds, by name of the cell and dimension; cells without chunks are there too
 */
public record PlanReport(
        int chunks,
        int nodes,
        int edges,
        int cutEdges,
        int references,
        int dependencies,
        int depth,
        Map<String, Dimension> dimensions,
        Map<String, Map<String, Usage>> cells) {
    /**
     * How a dimension is used.
     *
     * @param total what all chunks cost together
     * @param largest what the chunk that costs most costs
     * @param meanFill mean share of the hard cap that is used, 0 where there is no cap
     * @param largestFill share of the hard cap that the fullest chunk uses, 0 where there is no cap
     */
    public record Dimension(long total, long largest, double meanFill, double largestFill) {}

    /**
     * How much of a cell's capacity is used.
     *
     * @param used what the chunks of the cell cost together
     * @param capacity most that they may cost; {@link Long#MAX_VALUE} where there is no limit
     */
    public record Usage(long used, long capacity) {
        /**
         * What is left.
         *
         * @return the room; negative if the cell is overfull
         */
        public long headroom() {
            return capacity - used;
        }
    }

    /** Copies the maps. */
    public PlanReport {
        dimensions = ImmutableMap.copyOf(dimensions);
        cells = ImmutableMap.copyOf(cells);
    }

    /**
     * Counts.
     *
     * @param graph the graph that was cut
     * @param plan the plan of this graph
     * @param limits the limits of the plan
     * @return the figures
     * @throws IllegalArgumentException if the plan does not have a node of the graph
     */
    public static PlanReport of(IntentionGraph graph, ChunkPlan plan, ChunkLimits limits) {
        int[] chunkOf = plan.chunksOf(graph);
        for (int node = 0; node < chunkOf.length; node++) {
            if (chunkOf[node] < 0) {
                throw new IllegalArgumentException(
                        "The plan does not have the node " + graph.name(node) + "; it is not a plan of this graph");
            }
        }
        int edges = 0;
        int cut = 0;
        int references = 0;
        int[] seenFrom = new int[plan.chunks().size()];
        for (int node = 0; node < chunkOf.length; node++) {
            for (int i = 0; i < graph.successorCount(node); i++) {
                int reader = chunkOf[graph.successor(node, i)];
                if (!graph.isPreviousBatch(node, i)) {
                    edges++;
                    if (reader != chunkOf[node]) {
                        cut++;
                        references += seenFrom[reader] == node + 1 ? 0 : 1;
                        seenFrom[reader] = node + 1;
                    }
                }
            }
        }
        return new PlanReport(
                plan.chunks().size(),
                chunkOf.length,
                edges,
                cut,
                references,
                plan.chunks().stream().mapToInt(chunk -> chunk.needs().size()).sum(),
                plan.chunks().stream().mapToInt(Chunk::wave).max().orElse(0),
                dimensions(plan, limits),
                cells(plan, limits));
    }

    private static Map<String, Dimension> dimensions(ChunkPlan plan, ChunkLimits limits) {
        Map<String, long[]> sums = new LinkedHashMap<>();
        for (Chunk chunk : plan.chunks()) {
            chunk.cost().forEach((name, amount) -> {
                long[] sum = sums.computeIfAbsent(name, key -> new long[2]);
                sum[0] += amount;
                sum[1] = Math.max(sum[1], amount);
            });
        }
        Map<String, Dimension> dimensions = new LinkedHashMap<>();
        sums.forEach((name, sum) -> {
            Long cap = limits.hardCap().get(name);
            double share = cap == null ? 0 : 1.0 / Math.max(1, cap);
            dimensions.put(
                    name,
                    new Dimension(sum[0], sum[1], sum[0] * share / plan.chunks().size(), sum[1] * share));
        });
        return dimensions;
    }

    private static Map<String, Map<String, Usage>> cells(ChunkPlan plan, ChunkLimits limits) {
        Map<String, Map<String, Long>> used = new HashMap<>();
        for (Chunk chunk : plan.chunks()) {
            Map<String, Long> sums = used.computeIfAbsent(chunk.cell(), key -> new LinkedHashMap<>());
            chunk.cost().forEach((name, amount) -> sums.merge(name, amount, Long::sum));
        }
        Map<String, Map<String, Usage>> cells = new LinkedHashMap<>();
        for (Cell cell : limits.cells()) {
            Map<String, Long> sums = used.getOrDefault(cell.name(), Map.of());
            Map<String, Usage> usages = new LinkedHashMap<>();
            sums.forEach((name, amount) ->
                    usages.put(name, new Usage(amount, cell.capacity().getOrDefault(name, Long.MAX_VALUE))));
            cell.capacity().forEach((name, capacity) -> usages.putIfAbsent(name, new Usage(0, capacity)));
            cells.put(cell.name(), ImmutableMap.copyOf(usages));
        }
        return cells;
    }
}
