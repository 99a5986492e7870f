package io.datasurface.awsbatch.report;

import io.datasurface.awsbatch.foundation.Foundations;
import io.datasurface.awsbatch.instance.CellAccount;
import io.datasurface.awsbatch.instance.Instance;
import io.datasurface.awsbatch.instance.Orchestration;
import io.datasurface.awsbatch.plan.BatchEstimator;
import io.datasurface.awsbatch.plan.LakeTables;
import io.datasurface.awsbatch.quota.Quota;
import io.datasurface.awsbatch.quota.QuotaLimits;
import io.datasurface.awsbatch.quota.WorkerDemand;
import io.datasurface.graph.chunk.Chunk;
import io.datasurface.spi.PlatformRenderRequest;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/**
 * How much a plan uses of the quotas of each cell.
 *
 * @param uses the uses, by cell and then in the order of the quotas
 * @param waits seconds that calls of AWS take at least, by cell and what is called
 */
public record QuotaReport(List<QuotaUse> uses, Map<CellAccount, Map<String, Long>> waits) {
    /** Calls of DMS per second, which AWS does not raise; a task, an endpoint and an instance take three to describe with their tags. */
    private static final long DMS_CALLS = 8;

    private static final long DMS_DESCRIBES = 3;
    private static final long SCHEDULE_CALLS = 50;
    private static final long BUCKET_OF_MACHINES = 100;
    private static final String STATE_MACHINE = "aws_sfn_state_machine";

    /** Copies the list. */
    public QuotaReport {
        uses = List.copyOf(uses);
    }

    /**
     * Counts.
     *
     * @param instance the platform instance
     * @param request the model, the instance's graph, and how it is cut into chunks
     * @param foundations those of the instance and the request
     * @throws IllegalArgumentException if a quota is not a whole number
     */
    public static QuotaReport of(Instance instance, PlatformRenderRequest request, Foundations foundations) {
        Map<String, Map<String, Long>> sums = new TreeMap<>();
        for (Chunk chunk : request.plan().chunks()) {
            Map<String, Long> sum =
                    sums.computeIfAbsent(instance.in(chunk.cell()).cell().name(), cell -> new TreeMap<>());
            chunk.cost().forEach((dimension, amount) -> sum.merge(dimension, amount, Long::sum));
        }
        LakeTables tables = LakeTables.of(request.model());
        List<QuotaUse> uses = new ArrayList<>();
        Map<CellAccount, Map<String, Long>> waits = new TreeMap<>(Comparator.comparing(CellAccount::name));
        for (CellAccount cell : instance.cells().all()) {
            CellUse use = new CellUse(
                    cell,
                    WorkerDemand.of(instance),
                    sums.getOrDefault(cell.name(), Map.of()),
                    foundations.types(cell),
                    tables);
            for (Quota quota : Quota.values()) {
                if (quota.isOfWorkflows() && !Orchestration.of(instance).hasWorkflows()) {
                    continue;
                }
                long limit = new QuotaLimits(instance).of(cell, quota);
                uses.add(new QuotaUse(cell, quota, use.of(quota), quota.isRate() ? WorkerDemand.aDay(limit) : limit));
            }
            waits.put(cell, use.waits());
        }
        return new QuotaReport(uses, waits);
    }

    /** Returns the uses that do not fit. */
    public List<QuotaUse> exceeded() {
        return uses.stream().filter(use -> !use.fits()).toList();
    }

    /** Returns the uses of a cell. */
    public List<QuotaUse> of(CellAccount cell) {
        return uses.stream()
                .filter(use -> use.cell().name().equals(cell.name()))
                .toList();
    }

    /** Returns the seconds that calls of AWS take at least in a cell, by what is called. */
    public Map<String, Long> waits(CellAccount cell) {
        return waits.getOrDefault(cell, Map.of());
    }

    /** What a cell needs: what its chunks cost together, what its foundation has of each type, and the tables of the lake if it is there. */
    private record CellUse(
            CellAccount cell,
            WorkerDemand demand,
            Map<String, Long> chunks,
            Map<String, Long> types,
            LakeTables tables) {
        private long chunks(String dimension) {
            return chunks.getOrDefault(dimension, 0L);
        }

        private long type(String type) {
            return types.getOrDefault(type, 0L);
        }

        long of(Quota quota) {
            long seconds = chunks(BatchEstimator.RUN_SECONDS);
            long workers = WorkerDemand.atATime(seconds, demand.workers());
            return switch (quota) {
                case DMS_INSTANCES -> chunks(BatchEstimator.INSTANCES);
                case DMS_TASKS -> chunks(BatchEstimator.TASKS);
                case DMS_SERVERLESS -> chunks(BatchEstimator.SERVERLESS);
                case DMS_CALLS -> chunks(BatchEstimator.DMS_CALLS);
                case DMS_ENDPOINTS -> chunks(BatchEstimator.ENDPOINTS);
                case DMS_STORAGE -> chunks(BatchEstimator.STORAGE);
                case DATASYNC_TASKS -> chunks(BatchEstimator.TRANSFERS);
                case CLOUDFORMATION_STACKS -> chunks(BatchEstimator.STACKS);
                case SCHEDULES -> chunks(BatchEstimator.SCHEDULES);
                case SCHEDULE_GROUPS -> type("aws_scheduler_schedule_group");
                case SCHEDULE_INVOCATIONS, GLUE_STARTS -> chunks(BatchEstimator.STARTS);
                case EXECUTION_STARTS -> type(STATE_MACHINE) == 0 ? 0 : chunks(BatchEstimator.STARTS);
                case GLUE_RUNS, GLUE_RUNS_PER_JOB -> WorkerDemand.atATime(seconds);
                case GLUE_DPUS -> WorkerDemand.atATime(seconds, demand.dpus());
                case GLUE_JOBS -> type("aws_glue_job") + chunks(BatchEstimator.JOBS);
                case GLUE_WORKFLOWS -> chunks(BatchEstimator.WORKFLOWS);
                case GLUE_TRIGGERS -> chunks(BatchEstimator.TRIGGERS);
                case GLUE_CONNECTIONS -> type("aws_glue_connection");
                case GLUE_DATABASES -> type("aws_glue_catalog_database");
                case GLUE_DATABASE_TABLES -> cell.home() ? tables.lake() : 0;
                case GLUE_TABLES -> cell.home() ? tables.lake() + tables.views() : 0;
                case FARGATE_CPUS -> (WorkerDemand.atATime(chunks(BatchEstimator.CONTAINER_CPU)) + 999) / 1000;
                case NETWORK_INTERFACES, SUBNET_ADDRESSES ->
                    workers
                            + chunks(BatchEstimator.INSTANCES)
                            + chunks(BatchEstimator.SERVERLESS)
                            + WorkerDemand.atATime(chunks(BatchEstimator.CONTAINER_SECONDS));
                case STATE_MACHINES -> type(STATE_MACHINE);
                case IAM_ROLES -> type("aws_iam_role") + chunks(BatchEstimator.PULLS);
                case IAM_POLICIES -> type("aws_iam_policy");
                case S3_BUCKETS -> type("aws_s3_bucket");
                case LOG_GROUPS -> type("aws_cloudwatch_log_group") + chunks(BatchEstimator.SERVERLESS);
                case EVENT_RULES -> type("aws_cloudwatch_event_rule") + chunks(BatchEstimator.RULES);
                case LF_TAGS -> type("aws_lakeformation_lf_tag");
                case DYNAMODB_TABLES -> type("aws_dynamodb_table");
            };
        }

        Map<String, Long> waits() {
            Map<String, Long> waits = new TreeMap<>();
            long dms = DMS_DESCRIBES
                    * (chunks(BatchEstimator.TASKS)
                            + chunks(BatchEstimator.SERVERLESS)
                            + chunks(BatchEstimator.ENDPOINTS)
                            + chunks(BatchEstimator.INSTANCES));
            waits.put("dms-refresh", dms / DMS_CALLS);
            waits.put("schedules-refresh", chunks(BatchEstimator.SCHEDULES) / SCHEDULE_CALLS);
            // The bucket of CreateStateMachine refills by one a second.
            waits.put("state-machines-first-apply", Math.max(0, type(STATE_MACHINE) - BUCKET_OF_MACHINES));
            return waits;
        }
    }
}
