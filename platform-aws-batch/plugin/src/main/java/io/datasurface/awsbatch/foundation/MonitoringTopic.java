package io.datasurface.awsbatch.foundation;

import io.datasurface.awsbatch.instance.Instance;
import io.datasurface.awsbatch.instance.Orchestration;
import io.datasurface.awsbatch.instance.Purpose;
import io.datasurface.awsbatch.schedule.Part;
import io.datasurface.awsbatch.terraform.AwsNameRule;
import io.datasurface.awsbatch.terraform.IamPolicy;
import io.datasurface.awsbatch.terraform.IamStatement;
import io.datasurface.awsbatch.terraform.Tf;
import io.datasurface.awsbatch.terraform.TfBody;
import io.datasurface.awsbatch.terraform.TfLabel;
import io.datasurface.awsbatch.terraform.TfList;
import io.datasurface.awsbatch.terraform.TfMap;
import io.datasurface.awsbatch.terraform.TfResource;
import io.datasurface.awsbatch.terraform.TfString;
import io.datasurface.awsbatch.terraform.TfValue;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/** Who hears of failures, and of which: few alarms and rules, whatever the number of datastores. */
final class MonitoringTopic {
    private static final String TOPIC = "monitoring";
    private static final String JOB_FAILED = "job-failed";
    private static final long PERIOD_SECONDS = 300;

    private final Foundation foundation;
    private final Instance instance;

    private MonitoringTopic(Foundation foundation) {
        this.foundation = foundation;
        this.instance = foundation.instance();
    }

    static void add(Foundation foundation, TfString key) {
        MonitoringTopic topic = new MonitoringTopic(foundation);
        TfResource failures = topic.failures(key);
        topic.subscriptions(failures);
        if (foundation.hasMachines()) {
            foundation.instance().purposes().forEach(purpose -> topic.machineAlarm(purpose, failures));
        } else {
            topic.jobAlarm(failures);
        }
        topic.deadLetterAlarm(failures);
        topic.dmsRule(failures);
        topic.glueRule(failures);
        topic.longRunRule(failures);
        topic.transferRule(failures);
        topic.crawlerRule(failures);
        new WatchTopic(foundation, failures).add();
    }

    private TfResource failures(TfString key) {
        TfResource topic = add(TfResource.of(
                "aws_sns_topic",
                "failures",
                it -> it.set("name", instance.failureTopic()).set("kms_master_key_id", key)));
        List<IamStatement> statements = List.of(
                IamStatement.allow("PublishAlarms")
                        .services("cloudwatch.amazonaws.com")
                        .actions("sns:Publish")
                        .resources(topic.attr("arn"))
                        .condition("StringEquals", "aws:SourceAccount", Tf.text(instance.account()))
                        .condition("ArnLike", "aws:SourceArn", foundation.arn("cloudwatch", "alarm:*")),
                IamStatement.allow("PublishEvents")
                        .services("events.amazonaws.com")
                        .actions("sns:Publish")
                        .resources(topic.attr("arn")),
                IamStatement.deny("DenyPlainHttp")
                        .awsPrincipals(Tf.text("*"))
                        .actions("sns:Publish")
                        .resources(topic.attr("arn"))
                        .condition("Bool", "aws:SecureTransport", Tf.text("false")));
        add(
                TfResource.of(
                                "aws_sns_topic_policy",
                                "failures",
                                it -> it.set("arn", topic.attr("arn"))
                                        .set(
                                                "policy",
                                                IamPolicy.of(IamPolicy.Kind.RESOURCE, statements)
                                                        .json()))
                        .comment(
                                "EventBridge names no source when it publishes to a topic, so its statement has no condition."));
        return topic;
    }

    private void subscriptions(TfResource topic) {
        for (String address :
                instance.parameters().texts("notifications").stream().distinct().toList()) {
            add(TfResource.of(
                    "aws_sns_topic_subscription",
                    TfLabel.of("mail", address),
                    it -> it.set("topic_arn", topic.attr("arn"))
                            .set("protocol", "email")
                            .set("endpoint", address)));
        }
    }

    private void machineAlarm(Purpose purpose, TfResource topic) {
        String machine = foundation.arns().stateMachine(instance.stateMachine(purpose));
        List<TfBody> queries = List.of(
                TfBody.of(it -> it.set("id", "ended_badly")
                        .set("expression", "FILL(failed, 0) + FILL(timed_out, 0) + FILL(aborted, 0)")
                        .set("label", "Executions that did not succeed")
                        .set("return_data", true)),
                executions("failed", "ExecutionsFailed", machine),
                executions("timed_out", "ExecutionsTimedOut", machine),
                executions("aborted", "ExecutionsAborted", machine));
        add(TfResource.of(
                "aws_cloudwatch_metric_alarm",
                purpose.label() + "_failed",
                it -> alarm(it, purpose.label() + "-failed", "Executions of " + purpose.label() + " failed", topic)
                        .blocks("metric_query", queries)));
    }

    /** Where no state machine counts failures, the rule that tells of them does; source: EventBridge user guide, metrics with a rule's name. */
    private void jobAlarm(TfResource topic) {
        add(TfResource.of(
                "aws_cloudwatch_metric_alarm",
                "jobs_failed",
                it -> alarm(it, "jobs-failed", "Runs of jobs failed; Glue may have tried them again since", topic)
                        .set("namespace", "AWS/Events")
                        .set("metric_name", "Invocations")
                        .set("period", PERIOD_SECONDS)
                        .set("statistic", "Sum")
                        .set("dimensions", Tf.textMap(Map.of("RuleName", ruleName(JOB_FAILED))))));
    }

    private static TfBody executions(String id, String metric, String machine) {
        return TfBody.of(query -> query.set("id", id)
                .block(
                        "metric",
                        it -> it.set("namespace", "AWS/States")
                                .set("metric_name", metric)
                                .set("period", PERIOD_SECONDS)
                                .set("stat", "Sum")
                                .set("dimensions", Tf.textMap(Map.of("StateMachineArn", machine)))));
    }

    private void deadLetterAlarm(TfResource topic) {
        add(TfResource.of(
                "aws_cloudwatch_metric_alarm",
                "undelivered",
                it -> alarm(
                                it,
                                "undelivered",
                                foundation.hasMachines()
                                        ? "Schedules could not start a state machine"
                                        : "Schedules could not start a job",
                                topic)
                        .set("namespace", "AWS/SQS")
                        .set("metric_name", "ApproximateNumberOfMessagesVisible")
                        .set("period", PERIOD_SECONDS)
                        .set("statistic", "Maximum")
                        .set("dimensions", Tf.textMap(Map.of("QueueName", instance.deadLetterQueue())))));
    }

    private TfBody.Builder alarm(TfBody.Builder alarm, String name, String description, TfResource topic) {
        return alarm.set("alarm_name", instance.named(AwsNameRule.ALARM, name))
                .set("alarm_description", description)
                .set("actions_enabled", true)
                .set("alarm_actions", Tf.list(topic.attr("arn")))
                .set("comparison_operator", "GreaterThanThreshold")
                .set("evaluation_periods", 1)
                .set("threshold", 0)
                .set("treat_missing_data", "notBreaching");
    }

    private void dmsRule(TfResource topic) {
        rule(
                "dms-task-failed",
                "Replication tasks of the account failed or stopped",
                taskEvents(),
                Map.of("message", "$.detail.detailMessage", "task", "$.resources[0]"),
                "\"Replication task <task> does not run: <message>\"",
                topic);
        if (foundation.hasServerless()) {
            // Those of serverless replications are other events: of a failed one there is none of a task.
            rule(
                    "dms-replication-failed",
                    "Serverless replications of the account failed",
                    dmsEvents(
                            "DMS Replication State Change", Tf.map().put("eventType", Tf.texts("REPLICATION_FAILED"))),
                    Map.of("message", "$.detail.detailMessage", "replication", "$.resources[0]"),
                    "\"Serverless replication <replication> failed: <message>\"",
                    topic);
        }
    }

    /**
     * A load stops at its end, and the export state machine has watched it: that of another instance, too, as events of DMS do not say whose
     * task it is.
     */
    private static TfMap taskEvents() {
        return dmsEvents(
                "DMS Replication Task State Change",
                Tf.map()
                        .put("eventType", Tf.texts("REPLICATION_TASK_FAILED", "REPLICATION_TASK_STOPPED"))
                        .put(
                                "detailMessage",
                                Tf.list(Tf.map()
                                        .put("anything-but", Tf.map().put("wildcard", "*FULL_LOAD_ONLY_FINISHED*")))));
    }

    private static TfMap dmsEvents(String detailType, TfMap detail) {
        return Tf.map()
                .put("source", Tf.texts("aws.dms"))
                .put("detail-type", Tf.texts(detailType))
                .put("detail", detail);
    }

    private void glueRule(TfResource topic) {
        TfMap pattern = Tf.map()
                .put("source", Tf.texts("aws.glue"))
                .put("detail-type", Tf.texts("Glue Job State Change"))
                .put("detail", Tf.map().put("jobName", jobs()).put("state", Tf.texts("ERROR", "FAILED", "TIMEOUT")));
        rule(
                JOB_FAILED,
                foundation.hasMachines()
                        ? "Runs of jobs failed; the state machine tries again"
                        : "Runs of jobs failed; Glue tries them again",
                pattern,
                Map.of("job", "$.detail.jobName", "message", "$.detail.message", "run", "$.detail.jobRunId"),
                "\"Run <run> of job <job> failed: <message>\"",
                topic);
    }

    /** Whoever waits for a run that hangs, or for a load of days, is told before its end. Developer guide of Glue, events of EventBridge. */
    private void longRunRule(TfResource topic) {
        rule(
                "job-long",
                "Runs of jobs go on for longer than glue.longRun",
                Tf.map()
                        .put("source", Tf.texts("aws.glue"))
                        .put("detail-type", Tf.texts("Glue Job Run Status"))
                        .put("detail", Tf.map().put("jobName", jobs())),
                Map.of("job", "$.detail.jobName", "run", "$.detail.jobRunId", "started", "$.detail.startedOn"),
                "\"Run <run> of job <job> goes on since <started>; its logs say whether it loads much, or hangs\"",
                topic);
    }

    /** The jobs of workflows are in the chunks, with names that begin like those here, but for a hyphen. */
    private TfList jobs() {
        List<TfValue> names = new ArrayList<>();
        for (Purpose purpose : instance.purposes()) {
            names.add(Tf.text(instance.glueJob(purpose)));
            if (purpose.isAwaited() && Orchestration.of(instance).hasWorkflows()) {
                names.add(Tf.map().put("prefix", Part.prefix(instance, purpose)));
            }
        }
        return Tf.list(names);
    }

    private void transferRule(TfResource topic) {
        if (foundation.facts().droppedStores().isEmpty()) {
            return;
        }
        TfMap pattern = Tf.map()
                .put("source", Tf.texts("aws.datasync"))
                .put("detail-type", Tf.texts("DataSync Task Execution State Change"))
                .put("detail", Tf.map().put("State", Tf.texts("ERROR")));
        rule(
                "transfer-failed",
                "Transfers of files failed",
                pattern,
                Map.of("run", "$.resources[0]"),
                "\"The transfer <run> failed; its log group says why\"",
                topic);
    }

    private void crawlerRule(TfResource topic) {
        if (foundation.facts().crawled().isEmpty()) {
            return;
        }
        String crawler = foundation.names().crawler();
        rule(
                "crawler-failed",
                "Crawls of raw files failed",
                Tf.map()
                        .put("source", Tf.texts("aws.glue"))
                        .put("detail-type", Tf.texts("Glue Crawler State Change"))
                        .put(
                                "detail",
                                Tf.map().put("crawlerName", Tf.texts(crawler)).put("state", Tf.texts("Failed"))),
                Map.of("crawler", "$.detail.crawlerName", "message", "$.detail.errorMessage"),
                "\"Crawler <crawler> failed: <message>\"",
                topic);
    }

    private void rule(
            String name,
            String description,
            TfMap pattern,
            Map<String, String> paths,
            String template,
            TfResource topic) {
        String label = TfLabel.of(name.replace('-', '_'));
        TfResource rule = add(TfResource.of(
                "aws_cloudwatch_event_rule",
                label,
                it -> it.set("name", ruleName(name))
                        .set("description", description)
                        .set("event_pattern", Tf.json(pattern))));
        add(TfResource.of(
                "aws_cloudwatch_event_target",
                label,
                it -> it.set("rule", rule.attr("name"))
                        .set("target_id", "failures")
                        .set("arn", topic.attr("arn"))
                        .block(
                                "input_transformer",
                                to -> to.set("input_paths", Tf.textMap(paths)).set("input_template", template))));
    }

    private String ruleName(String name) {
        return instance.named(AwsNameRule.EVENT_RULE, name);
    }

    private TfResource add(TfResource resource) {
        return foundation.module().add(TOPIC, resource);
    }
}
