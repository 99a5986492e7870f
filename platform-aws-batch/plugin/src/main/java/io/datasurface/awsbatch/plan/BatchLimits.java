package io.datasurface.awsbatch.plan;

import com.google.common.collect.ImmutableMap;
import io.datasurface.awsbatch.instance.Instance;
import io.datasurface.graph.chunk.Cell;
import io.datasurface.graph.chunk.ChunkLimits;
import java.util.List;
import java.util.Map;

/**
 * How large chunks may become, and the quotas of the account. Measured: applying a root module costs time with the square of its resources,
 * so chunks of some hundred are best; a replication instance serves at most 100 endpoints.
 */
public final class BatchLimits {
    private static final long RESOURCES_PER_CHUNK = 1000;
    private static final long TABLES_PER_CHUNK = 20_000;
    private static final double TARGET_FILL = 0.5;

    /** Quotas of an account and region that bind a chunk plan, as AWS sets them by default. */
    private static final Map<String, Long> QUOTAS = ImmutableMap.of(
            BatchEstimator.TASKS, 600L,
            BatchEstimator.ENDPOINTS, 1000L,
            BatchEstimator.INSTANCES, 60L,
            BatchEstimator.SCHEDULES, 1_000_000L);

    private BatchLimits() {}

    /**
     * Returns the limits of an instance.
     *
     * @param instance the platform instance
     * @throws IllegalArgumentException if a quota has no known name or is not a whole number
     */
    public static ChunkLimits of(Instance instance) {
        long stores = instance.parameters().integer("dms.storesPerInstance");
        Map<String, Long> caps = ImmutableMap.of(
                BatchEstimator.RESOURCES, RESOURCES_PER_CHUNK,
                BatchEstimator.TASKS, stores,
                BatchEstimator.TABLES, TABLES_PER_CHUNK);
        return new ChunkLimits(
                caps, TARGET_FILL, List.of(new Cell(instance.account() + "-" + instance.region(), quotas(instance))));
    }

    private static Map<String, Long> quotas(Instance instance) {
        ImmutableMap.Builder<String, Long> quotas = ImmutableMap.builder();
        quotas.putAll(QUOTAS);
        instance.parameters().textMap("quotas").forEach((name, value) -> {
            if (!QUOTAS.containsKey(name)) {
                throw new IllegalArgumentException(
                        "There is no quota \"" + name + "\"; known are " + String.join(", ", QUOTAS.keySet()));
            }
            try {
                quotas.put(name, Long.parseLong(value));
            } catch (NumberFormatException e) {
                throw new IllegalArgumentException(
                        "The quota " + name + " is \"" + value + "\"; use a whole number", e);
            }
        });
        return quotas.buildKeepingLast();
    }
}
