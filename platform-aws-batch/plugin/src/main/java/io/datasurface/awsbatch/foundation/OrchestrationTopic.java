package io.datasurface.awsbatch.foundation;

import io.datasurface.awsbatch.instance.Purpose;
import io.datasurface.awsbatch.terraform.IamPolicy;
import io.datasurface.awsbatch.terraform.IamStatement;
import io.datasurface.awsbatch.terraform.Tf;
import io.datasurface.awsbatch.terraform.TfResource;
import io.datasurface.awsbatch.terraform.TfString;
import java.util.List;

/** The state machines, one per purpose, with their log, if there are any; and what all schedules share. */
final class OrchestrationTopic {
    private static final String TOPIC = "orchestration";
    private static final long LETTERS_SECONDS = 14 * 24 * 60 * 60;

    private final Foundation foundation;
    private final TfString key;

    private OrchestrationTopic(Foundation foundation, TfString key) {
        this.foundation = foundation;
        this.key = key;
    }

    /** Adds the orchestration with its roles. */
    static void add(Foundation foundation, TfString key) {
        OrchestrationRole roles = new OrchestrationRole(foundation, key);
        roles.addForSchedules();
        OrchestrationTopic topic = new OrchestrationTopic(foundation, key);
        if (foundation.hasMachines()) {
            topic.machines(roles.addForStateMachines());
        }
        topic.scheduleGroup();
        topic.deadLetters();
    }

    private void machines(List<TfResource> role) {
        TfResource log = log();
        Machines machines = new Machines(foundation);
        for (Purpose purpose : foundation.instance().purposes()) {
            machine(purpose, machines, log, role);
        }
    }

    private TfResource log() {
        return foundation
                .module()
                .add(
                        TOPIC,
                        TfResource.of(
                                "aws_cloudwatch_log_group",
                                "state_machines",
                                it -> it.set("name", foundation.names().stateMachineLogs())
                                        .set("retention_in_days", foundation.number("retention.logDays"))
                                        .set("kms_key_id", key)));
    }

    private void machine(Purpose purpose, Machines machines, TfResource log, List<TfResource> role) {
        TfResource machine = TfResource.of(
                "aws_sfn_state_machine",
                purpose.label(),
                it -> it.set("name", foundation.instance().stateMachine(purpose))
                        .set("role_arn", role.get(0).attr("arn"))
                        .set("type", "STANDARD")
                        .set("definition", Tf.json(machines.definition(purpose)))
                        .block(
                                "logging_configuration",
                                to -> to.set("level", "ERROR")
                                        .set("include_execution_data", true)
                                        .set("log_destination", log.attr("arn").then(":*")))
                        .block("tracing_configuration", to -> to.set("enabled", true)));
        foundation
                .module()
                .add(TOPIC, machine.dependsOn(role.subList(1, role.size()).toArray(TfResource[]::new)));
    }

    private void scheduleGroup() {
        foundation
                .module()
                .add(
                        TOPIC,
                        TfResource.of(
                                "aws_scheduler_schedule_group",
                                "schedules",
                                it -> it.set("name", foundation.instance().scheduleGroup())));
    }

    private void deadLetters() {
        TfResource queue = foundation
                .module()
                .add(
                        TOPIC,
                        TfResource.of(
                                "aws_sqs_queue",
                                "undelivered",
                                it -> it.set("name", foundation.instance().deadLetterQueue())
                                        .set("kms_master_key_id", key)
                                        .set("kms_data_key_reuse_period_seconds", 3600)
                                        .set("message_retention_seconds", LETTERS_SECONDS)));
        IamStatement https = IamStatement.deny("DenyPlainHttp")
                .awsPrincipals(Tf.text("*"))
                .actions("sqs:*")
                .resources(queue.attr("arn"))
                .condition("Bool", "aws:SecureTransport", Tf.text("false"));
        foundation
                .module()
                .add(
                        TOPIC,
                        TfResource.of(
                                "aws_sqs_queue_policy",
                                "undelivered",
                                it -> it.set("queue_url", queue.attr("url"))
                                        .set(
                                                "policy",
                                                IamPolicy.of(IamPolicy.Kind.RESOURCE, https)
                                                        .json())));
    }
}
