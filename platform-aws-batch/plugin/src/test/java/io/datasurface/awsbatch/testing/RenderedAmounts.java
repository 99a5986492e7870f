package io.datasurface.awsbatch.testing;

import io.datasurface.awsbatch.plan.BatchEstimator;
import io.datasurface.awsbatch.terraform.check.JsonTree;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/** Counts in Terraform files what the estimator counts ahead. */
public final class RenderedAmounts {
    private RenderedAmounts() {}

    /** Amounts by dimension, but for the tables of documents. */
    public static Map<String, Long> of(Map<String, String> files) {
        return Map.ofEntries(
                Map.entry(BatchEstimator.RESOURCES, count(files, "data", "") + count(files, "resource", "")),
                Map.entry(BatchEstimator.TASKS, count(files, "resource", "aws_dms_replication_task")),
                Map.entry(
                        BatchEstimator.ENDPOINTS,
                        count(files, "resource", "aws_dms_endpoint")
                                + count(files, "resource", "aws_dms_s3_endpoint")
                                + files.values().stream()
                                        .mapToLong(text -> text.split("AWS::DMS::Endpoint", -1).length - 1)
                                        .sum()),
                Map.entry(BatchEstimator.STACKS, count(files, "resource", "aws_cloudformation_stack")),
                Map.entry(BatchEstimator.INSTANCES, count(files, "resource", "aws_dms_replication_instance")),
                Map.entry(BatchEstimator.SCHEDULES, count(files, "resource", "aws_scheduler_schedule")),
                Map.entry(BatchEstimator.TRANSFERS, count(files, "resource", "aws_datasync_task")),
                Map.entry(BatchEstimator.RULES, count(files, "resource", "aws_cloudwatch_event_rule")),
                Map.entry(BatchEstimator.SERVERLESS, count(files, "resource", "aws_dms_replication_config")),
                Map.entry(BatchEstimator.PULLS, count(files, "resource", "aws_ecs_task_definition")));
    }

    /** Amounts by dimension, also those that only instances with Glue workflows have. */
    public static Map<String, Long> withWorkflows(Map<String, String> files) {
        Map<String, Long> all = new TreeMap<>(of(files));
        all.put(BatchEstimator.JOBS, count(files, "resource", "aws_glue_job"));
        all.put(BatchEstimator.WORKFLOWS, count(files, "resource", "aws_glue_workflow"));
        all.put(BatchEstimator.TRIGGERS, count(files, "resource", "aws_glue_trigger"));
        return all;
    }

    /** Counts resources of a type, or of all types if it is empty. */
    private static long count(Map<String, String> files, String section, String type) {
        long count = 0;
        for (Map.Entry<String, String> file : files.entrySet()) {
            if (!file.getKey().endsWith(".tf.json")) {
                continue;
            }
            @Nullable Object types = JsonTree.parseObject(file.getValue()).get(section);
            if (types == null) {
                continue;
            }
            for (Map.Entry<String, @Nullable Object> entry :
                    JsonTree.object(types).entrySet()) {
                if (type.isEmpty() || entry.getKey().equals(type)) {
                    count += JsonTree.object(entry.getValue()).size();
                }
            }
        }
        return count;
    }
}
