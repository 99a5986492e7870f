package io.datasurface.awsbatch.foundation;

import io.datasurface.awsbatch.fargate.PullNames;
import io.datasurface.awsbatch.instance.Instance;
import io.datasurface.awsbatch.instance.Purpose;
import io.datasurface.awsbatch.terraform.AwsNameRule;
import io.datasurface.awsbatch.terraform.Tf;
import io.datasurface.awsbatch.terraform.TfBody;
import io.datasurface.awsbatch.terraform.TfResource;
import io.datasurface.awsbatch.watch.Watch;
import io.datasurface.model.WorkspacePriority;
import java.util.List;
import java.util.Map;

/**
 * Alarms whose number does not depend on that of datastores. CloudWatch allows 200 alarms on queries per account and region, with 500 series
 * each; this makes at most 21: three for each of the five classes and three for replication, with a series per zone; one for the lag of tasks, with a
 * series per replication instance (of which an account has 60), and one for that of serverless replications, with a series for each (of which an
 * account has 100), because the metrics of DMS know no zone; and one for failed queries of Athena, with a series per workgroup. The others are plain alarms, two per bucket of data and one per kind of work.
 */
final class WatchTopic {
    /** How far replication may be behind its source. */
    static final long MOST_LAG_SECONDS = 600;

    /** The lag of serverless replications; seen in accounts, as the user guide of DMS does not name the dimension. */
    static final String SERVERLESS_LAG =
            "SELECT MAX(CDCLatencyTarget) FROM SCHEMA(\"AWS/DMS\", ReplicationConfigId) GROUP BY ReplicationConfigId";

    private static final String TOPIC = "monitoring";
    private static final long PERIOD_SECONDS = 300;
    private static final long HOUR_SECONDS = 3600;
    private static final long DAY_SECONDS = 24 * HOUR_SECONDS;
    /** Runs that are begun more than ended in an hour, for three hours. */
    private static final long GROWING_BY = 20;
    /** How much more of the data there may be than the day before. */
    private static final long GROWTH_PERCENT = 25;

    private static final long MOST_MEMORY_PERCENT = 90;

    private final Foundation foundation;
    private final Instance instance;
    private final TfResource failures;

    WatchTopic(Foundation foundation, TfResource failures) {
        this.foundation = foundation;
        this.instance = foundation.instance();
        this.failures = failures;
    }

    void add() {
        for (WorkspacePriority priority : Watch.CLASSES) {
            late(priority);
            failed(priority);
            if (!foundation.facts().judgedStores().isEmpty()) {
                judged(priority);
            }
        }
        replication();
        lag();
        if (instance.cell().home() && !foundation.facts().managedContainers().isEmpty()) {
            queries();
        }
        if (foundation.hasMachines()) {
            instance.purposes().stream().filter(Purpose::isAwaited).forEach(this::growing);
        }
        growth("staging", instance.stagingBucket());
        if (instance.cell().home()) {
            growth("lake", instance.icebergBucket());
        }
        if (foundation.facts().pulls().areThere()) {
            memory();
        }
        new Dashboards(foundation).add();
    }

    private String runs(String function, String metric, WorkspacePriority priority) {
        return byZone(function, metric, " WHERE Class = '" + Watch.dimension(priority) + "'");
    }

    private String byZone(String function, String metric, String which) {
        return "SELECT " + function + "(" + metric + ") FROM SCHEMA(\"" + Watch.namespace(instance)
                + "\", Class, Purpose, Zone)" + which + " GROUP BY Zone";
    }

    private void late(WorkspacePriority priority) {
        String label = Watch.dimension(priority);
        query(
                "late_" + label,
                "Runs of class " + label + " end later than their consumers allow, in the zone that the alarm names",
                runs("MAX", Watch.LATENCY_USE, priority),
                100);
    }

    private void failed(WorkspacePriority priority) {
        String label = Watch.dimension(priority);
        query(
                "failed_" + label,
                "Runs of class " + label + " failed, in the zone that the alarm names",
                runs("SUM", Watch.FAILED, priority),
                0);
    }

    private void judged(WorkspacePriority priority) {
        String label = Watch.dimension(priority);
        query(
                "quality_" + label,
                "Data of class " + label + " breaks rules of its datasets, in the zone that the alarm names",
                runs("SUM", Watch.FAILED_CHECKS, priority),
                0);
    }

    private void replication() {
        query(
                "replication_suspended",
                "DMS has suspended tables and copies none of their changes any more, in the zone that the alarm names",
                byZone("MAX", Watch.SUSPENDED, ""),
                0);
        query(
                "replication_stopped",
                "Replication of datastores has stopped or failed, in the zone that the alarm names",
                byZone("MAX", Watch.STOPPED, ""),
                0);
        query(
                "key_changes",
                "Keys have changed at a source, and rows of the old keys are still in the lake, in the zone that the alarm names",
                byZone("SUM", Watch.KEY_CHANGES, ""),
                0);
    }

    private void lag() {
        if (foundation.hasServerless()) {
            query(
                    "serverless_lag",
                    "A serverless replication, which the alarm names, is more than ten minutes behind its source",
                    SERVERLESS_LAG,
                    MOST_LAG_SECONDS);
        }
        query(
                "replication_lag",
                "Replication is more than ten minutes behind its source, on the instance that the alarm names",
                "SELECT MAX(CDCLatencyTarget) FROM SCHEMA(\"AWS/DMS\", ReplicationInstanceIdentifier,"
                        + " ReplicationTaskIdentifier) GROUP BY ReplicationInstanceIdentifier",
                MOST_LAG_SECONDS);
    }

    private void queries() {
        query(
                "queries_failed",
                "Queries of Athena failed, in the workgroup that the alarm names",
                "SELECT COUNT(TotalExecutionTime) FROM SCHEMA(\"AWS/Athena\", QueryState, QueryType, WorkGroup)"
                        + " WHERE QueryState = 'FAILED' GROUP BY WorkGroup",
                0);
    }

    private void query(String label, String description, String expression, long threshold) {
        TfBody query = TfBody.of(it -> it.set("id", "series")
                .set("expression", expression)
                .set("period", PERIOD_SECONDS)
                .set("return_data", true));
        alarm(label, description, threshold, 1, List.of(query));
    }

    private void growing(Purpose purpose) {
        String machine = foundation.arns().stateMachine(instance.stateMachine(purpose));
        alarm(
                purpose.label() + "_growing",
                "More work of kind " + purpose.label() + " is begun than ended, for three hours",
                GROWING_BY,
                3,
                List.of(
                        math("begun - FILL(ended, 0) - FILL(failed, 0)", "Begun but not ended"),
                        executions("begun", "ExecutionsStarted", machine),
                        executions("ended", "ExecutionsSucceeded", machine),
                        executions("failed", "ExecutionsFailed", machine)));
    }

    private static TfBody executions(String id, String metric, String machine) {
        return TfBody.of(query -> query.set("id", id)
                .block(
                        "metric",
                        it -> it.set("namespace", "AWS/States")
                                .set("metric_name", metric)
                                .set("period", HOUR_SECONDS)
                                .set("stat", "Sum")
                                .set("dimensions", Tf.textMap(Map.of("StateMachineArn", machine)))));
    }

    /** A container that needs more than it has is killed, which the notice of its run says; this tells before. */
    private void memory() {
        String cluster = new PullNames(instance).cluster();
        alarm(
                "pulls_memory",
                "Programs that pull use more than nine tenths of the memory of their containers",
                MOST_MEMORY_PERCENT,
                1,
                List.of(
                        math("100 * used / reserved", "Use in percent"),
                        memory("used", "MemoryUtilized", cluster),
                        memory("reserved", "MemoryReserved", cluster)));
    }

    private static TfBody memory(String id, String metric, String cluster) {
        return TfBody.of(query -> query.set("id", id)
                .block(
                        "metric",
                        it -> it.set("namespace", "ECS/ContainerInsights")
                                .set("metric_name", metric)
                                .set("period", PERIOD_SECONDS)
                                .set("stat", "Sum")
                                .set("dimensions", Tf.textMap(Map.of("ClusterName", cluster)))));
    }

    private void growth(String label, String bucket) {
        TfBody size = TfBody.of(query -> query.set("id", "size")
                .block(
                        "metric",
                        it -> it.set("namespace", "AWS/S3")
                                .set("metric_name", "BucketSizeBytes")
                                .set("period", DAY_SECONDS)
                                .set("stat", "Average")
                                .set(
                                        "dimensions",
                                        Tf.textMap(Map.of("BucketName", bucket, "StorageType", "StandardStorage")))));
        alarm(
                label + "_growth",
                "The bucket " + bucket + " holds a quarter more than the day before",
                GROWTH_PERCENT,
                1,
                List.of(math("100 * DIFF(size) / (size - DIFF(size))", "Growth in percent"), size));
    }

    private static TfBody math(String expression, String label) {
        return TfBody.of(it -> it.set("id", "result")
                .set("expression", expression)
                .set("label", label)
                .set("return_data", true));
    }

    private void alarm(String label, String description, long threshold, long periods, List<TfBody> queries) {
        foundation
                .module()
                .add(
                        TOPIC,
                        TfResource.of(
                                "aws_cloudwatch_metric_alarm",
                                label,
                                it -> it.set("alarm_name", instance.named(AwsNameRule.ALARM, label.replace('_', '-')))
                                        .set("alarm_description", description)
                                        .set("actions_enabled", true)
                                        .set("alarm_actions", Tf.list(failures.attr("arn")))
                                        .set("comparison_operator", "GreaterThanThreshold")
                                        .set("evaluation_periods", periods)
                                        .set("threshold", threshold)
                                        .set("treat_missing_data", "notBreaching")
                                        .blocks("metric_query", queries)));
    }
}
