package io.datasurface.awsbatch.foundation;

import io.datasurface.awsbatch.instance.Purpose;
import io.datasurface.awsbatch.quota.QuotaLimits;
import io.datasurface.awsbatch.schedule.ExecutionClass;
import io.datasurface.awsbatch.terraform.AwsNameRule;
import io.datasurface.awsbatch.terraform.TfResource;
import io.datasurface.awsbatch.terraform.TfString;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;

/** The Glue jobs, one per purpose; each runs on the document that its run is given. */
final class JobTopic {
    private static final String TOPIC = "jobs";

    private final Foundation foundation;
    private final TfString key;

    private JobTopic(Foundation foundation, TfString key) {
        this.foundation = foundation;
        this.key = key;
    }

    /**
     * Adds the jobs and returns their security configuration.
     *
     * @param roles the roles of the jobs by purpose, each followed by its policies
     */
    static TfResource add(Foundation foundation, TfString key, SortedMap<Purpose, List<TfResource>> roles) {
        JobTopic topic = new JobTopic(foundation, key);
        TfResource security = topic.securityConfiguration();
        roles.forEach((purpose, role) -> {
            topic.logs(purpose);
            topic.job(purpose, security, role);
        });
        return security;
    }

    private TfResource securityConfiguration() {
        return foundation
                .module()
                .add(
                        TOPIC,
                        TfResource.of(
                                        "aws_glue_security_configuration",
                                        "jobs",
                                        it -> it.set("name", foundation.names().securityConfiguration())
                                                .block(
                                                        "encryption_configuration",
                                                        all -> all.block(
                                                                        "cloudwatch_encryption",
                                                                        to -> to.set(
                                                                                        "cloudwatch_encryption_mode",
                                                                                        "SSE-KMS")
                                                                                .set("kms_key_arn", key))
                                                                .block(
                                                                        "job_bookmarks_encryption",
                                                                        to -> to.set(
                                                                                        "job_bookmarks_encryption_mode",
                                                                                        "CSE-KMS")
                                                                                .set("kms_key_arn", key))
                                                                .block(
                                                                        "s3_encryption",
                                                                        to -> to.set("s3_encryption_mode", "SSE-KMS")
                                                                                .set("kms_key_arn", key))))
                                .createBeforeDestroy());
    }

    /** Adds the groups that Glue would make on the first run, so that their logs are not kept for ever. */
    private void logs(Purpose purpose) {
        String group = foundation.names().jobLogs() + "/" + foundation.names().securityConfiguration() + "-role/"
                + foundation.instance().jobRole(purpose) + "/";
        for (String kind : List.of("error", "output")) {
            if (AwsNameRule.LOG_GROUP.accepts(group + kind)) {
                foundation
                        .module()
                        .add(
                                TOPIC,
                                TfResource.of(
                                        "aws_cloudwatch_log_group",
                                        "jobs_" + purpose.label() + "_" + kind,
                                        it -> it.set("name", group + kind)
                                                .set("retention_in_days", foundation.number("retention.logDays"))
                                                .set("kms_key_id", key)));
            }
        }
    }

    private void job(Purpose purpose, TfResource security, List<TfResource> role) {
        TfResource job = new JobDefinition(
                        foundation.instance(), of -> role.get(0).attr("arn"), security.attr("name"))
                .of(
                        purpose,
                        new JobDefinition.Own(
                                purpose.label(),
                                foundation.instance().glueJob(purpose),
                                "Job " + purpose.label() + " of "
                                        + foundation.names().title(),
                                Map.of(),
                                retries(purpose),
                                new QuotaLimits(foundation.instance())
                                        .runsOfJob(foundation.instance().cell()),
                                ExecutionClass.STANDARD));
        foundation
                .module()
                .add(TOPIC, job.dependsOn(role.subList(1, role.size()).toArray(TfResource[]::new)));
    }

    /** A state machine tries again itself. A comparison that fails has found something, and would find it again. */
    private long retries(Purpose purpose) {
        return foundation.hasMachines() || purpose == Purpose.RECONCILE ? 0 : foundation.number("glue.retries");
    }
}
