package io.datasurface.awsbatch.plan;

import com.google.common.collect.ImmutableMap;
import io.datasurface.awsbatch.instance.CellAccount;
import io.datasurface.awsbatch.instance.Instance;
import io.datasurface.awsbatch.instance.Orchestration;
import io.datasurface.awsbatch.instance.Purpose;
import io.datasurface.awsbatch.quota.Quota;
import io.datasurface.awsbatch.quota.QuotaLimits;
import io.datasurface.awsbatch.quota.WorkerDemand;
import io.datasurface.graph.chunk.Cell;
import io.datasurface.graph.chunk.ChunkLimits;
import java.util.List;
import java.util.Map;

/**
 * How large chunks may become, and the quotas of the account. Measured: applying a root module costs time with the square of its resources,
 * so chunks of some hundred are best; a replication instance serves at most 100 endpoints.
 */
public final class BatchLimits {
    /** Resources that a root module may have at most. */
    public static final long RESOURCES_PER_ROOT = 1000;

    private static final long TABLES_PER_CHUNK = 20_000;
    /** Rules of the foundation: failed tasks, serverless replications, jobs, transfers and crawlers, and jobs that run for long. */
    private static final long FOUNDATION_RULES = 6;

    private static final long MILLIS = 1000;

    private static final double TARGET_FILL = 0.5;

    private BatchLimits() {}

    /**
     * Returns the limits of an instance.
     *
     * @param instance the platform instance
     * @throws IllegalArgumentException if a quota is not a whole number
     */
    public static ChunkLimits of(Instance instance) {
        long stores = instance.parameters().integer("dms.storesPerInstance");
        Map<String, Long> caps = ImmutableMap.of(
                BatchEstimator.RESOURCES, RESOURCES_PER_ROOT,
                BatchEstimator.TASKS, stores,
                BatchEstimator.TABLES, TABLES_PER_CHUNK);
        Placement placement = new Placement(instance);
        ImmutableMap.Builder<String, Long> all = ImmutableMap.builder();
        all.putAll(caps);
        if (placement.isNeeded()) {
            all.put(Placement.CLASSES, 1L);
        }
        List<Cell> cells = instance.cells().all().stream()
                .map(cell -> new Cell(cell.name(), capacity(instance, cell, placement)))
                .toList();
        return new ChunkLimits(all.buildOrThrow(), TARGET_FILL, cells);
    }

    /** What of a cell's quotas chunks can use, and of which nodes they can be. */
    private static Map<String, Long> capacity(Instance instance, CellAccount cell, Placement placement) {
        QuotaLimits limits = new QuotaLimits(instance);
        ImmutableMap.Builder<String, Long> capacity = ImmutableMap.builder();
        capacity.put(BatchEstimator.TASKS, limits.of(cell, Quota.DMS_TASKS));
        capacity.put(BatchEstimator.SERVERLESS, limits.of(cell, Quota.DMS_SERVERLESS));
        capacity.put(BatchEstimator.DMS_CALLS, WorkerDemand.aDay(limits.of(cell, Quota.DMS_CALLS)));
        capacity.put(BatchEstimator.ENDPOINTS, limits.of(cell, Quota.DMS_ENDPOINTS));
        capacity.put(BatchEstimator.INSTANCES, limits.of(cell, Quota.DMS_INSTANCES));
        capacity.put(BatchEstimator.STORAGE, limits.of(cell, Quota.DMS_STORAGE));
        capacity.put(BatchEstimator.SCHEDULES, limits.of(cell, Quota.SCHEDULES));
        capacity.put(BatchEstimator.STACKS, limits.of(cell, Quota.CLOUDFORMATION_STACKS));
        capacity.put(BatchEstimator.TRANSFERS, limits.of(cell, Quota.DATASYNC_TASKS));
        capacity.put(BatchEstimator.RULES, Math.max(0, limits.of(cell, Quota.EVENT_RULES) - FOUNDATION_RULES));
        if (Orchestration.of(instance).hasWorkflows()) {
            long own = Purpose.values().length;
            capacity.put(BatchEstimator.JOBS, Math.max(0, limits.of(cell, Quota.GLUE_JOBS) - own));
            capacity.put(BatchEstimator.WORKFLOWS, limits.of(cell, Quota.GLUE_WORKFLOWS));
            capacity.put(BatchEstimator.TRIGGERS, limits.of(cell, Quota.GLUE_TRIGGERS));
        }
        capacity.put(BatchEstimator.PULLS, limits.of(cell, Quota.IAM_ROLES));
        capacity.put(BatchEstimator.CONTAINER_CPU, WorkerDemand.aDay(limits.of(cell, Quota.FARGATE_CPUS)) * MILLIS);
        WorkerDemand demand = WorkerDemand.of(instance);
        capacity.put(BatchEstimator.STARTS, demand.startsADay(limits, cell));
        capacity.put(BatchEstimator.RUN_SECONDS, demand.secondsADay(limits, cell));
        placement.classes().stream()
                .filter(placed -> !placement.allows(placed, cell))
                .forEach(placed -> capacity.put(placed, 0L));
        return capacity.buildOrThrow();
    }
}
