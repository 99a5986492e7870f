package io.datasurface.awsbatch.datasync;

import io.datasurface.awsbatch.instance.Instance;
import io.datasurface.awsbatch.schedule.Cadence;
import io.datasurface.awsbatch.schedule.CronSchedule;
import io.datasurface.awsbatch.schedule.Target;
import io.datasurface.awsbatch.stack.Stack;
import io.datasurface.awsbatch.terraform.AwsNameRule;
import io.datasurface.awsbatch.terraform.Tf;
import io.datasurface.awsbatch.terraform.TfLabel;
import io.datasurface.awsbatch.terraform.TfMap;
import io.datasurface.awsbatch.terraform.TfModule;
import io.datasurface.awsbatch.terraform.TfResource;
import io.datasurface.awsbatch.terraform.TfValue;
import io.datasurface.awsbatch.work.StoreWork;
import io.datasurface.model.capture.CronTrigger;
import io.datasurface.model.capture.ExternallyTriggered;
import io.datasurface.model.capture.FileDropIngestion;
import java.time.Duration;
import java.util.Optional;
import java.util.SortedSet;
import java.util.TreeSet;

/**
 * The transfer of the files of a datastore into the staging bucket: a task between two locations, whose success may start the ingestion. Files are never
 * removed at the destination: they are what the lake was made of.
 */
public final class TransferRenderer {
    /** DataSync starts a task at most so often by itself. */
    public static final Duration SHORTEST = Duration.ofHours(1);

    private static final String TOPIC = "transfers";

    private final Instance instance;
    private final TfModule.Builder module;
    private final String chunk;

    /**
     * Makes a renderer.
     *
     * @param instance the platform instance
     * @param module takes the resources
     * @param chunk id of the chunk
     */
    public TransferRenderer(Instance instance, TfModule.Builder module, String chunk) {
        this.instance = instance;
        this.module = module;
        this.chunk = chunk;
    }

    /**
     * Adds the transfer of a datastore.
     *
     * @param store a datastore whose files are dropped
     * @param pause time between two transfers
     * @return the task
     */
    public TfResource render(StoreWork store, Duration pause) {
        FileDropIngestion capture = store.drops().orElseThrow();
        String name = store.store().name();
        TfValue from = source(name, capture, DropPlace.of(instance, capture));
        TfResource to = module.add(
                TOPIC,
                TfResource.of(
                        "aws_datasync_location_s3",
                        TfLabel.of("drops", name),
                        it -> it.set("s3_bucket_arn", instance.arns().bucket(instance.stagingBucket()))
                                .set("subdirectory", "/" + instance.folders().drops(name) + "/")
                                .block(
                                        "s3_config",
                                        config -> config.set(
                                                "bucket_access_role_arn",
                                                instance.arns().role(instance.transferRole())))));
        return module.add(TOPIC, task(store, capture, pause, from, to.attr("arn")));
    }

    /**
     * Returns the time between two transfers of a datastore that says no other.
     *
     * @param instance the platform instance
     * @param store a datastore whose files are dropped
     */
    public static Duration pause(Instance instance, StoreWork store) {
        Duration asked = Cadence.of(store.requirements(), instance.parameters().duration("ingest.interval"));
        return asked.compareTo(SHORTEST) < 0 ? SHORTEST : asked;
    }

    private TfValue source(String store, FileDropIngestion capture, DropPlace place) {
        String label = TfLabel.of("source", store);
        return switch (place.kind()) {
            case GIVEN -> Tf.text(place.location());
            case S3 ->
                module.add(
                                TOPIC,
                                TfResource.of(
                                        "aws_datasync_location_s3",
                                        label,
                                        it -> it.set(
                                                        "s3_bucket_arn",
                                                        instance.arns().bucket(place.bucket()))
                                                .set("subdirectory", place.folder())
                                                .block(
                                                        "s3_config",
                                                        config -> config.set(
                                                                "bucket_access_role_arn",
                                                                instance.arns().role(instance.transferRole())))))
                        .attr("arn");
            case SMB -> Stack.arn(module.add(TOPIC, SmbShare.location(instance, store, chunk, capture)));
            case NFS ->
                module.add(
                                TOPIC,
                                TfResource.of(
                                        "aws_datasync_location_nfs",
                                        label,
                                        it -> it.set("server_hostname", place.host())
                                                .set("subdirectory", place.folder())
                                                .block(
                                                        "on_prem_config",
                                                        config -> config.set("agent_arns", Tf.texts(place.agents())))))
                        .attr("arn");
        };
    }

    private TfResource task(StoreWork store, FileDropIngestion capture, Duration pause, TfValue from, TfValue to) {
        String log = instance.arns().regional("logs", "log-group:" + instance.transferLogs());
        return TfResource.of(
                "aws_datasync_task", TfLabel.of("store", store.store().name()), it -> {
                    it.set("name", taskName(instance, store.store().name()))
                            .set("source_location_arn", from)
                            .set("destination_location_arn", to)
                            // Enhanced mode costs half a dollar per run.
                            .set("task_mode", "BASIC")
                            .set("cloudwatch_log_group_arn", log);
                    includes(store, capture)
                            .ifPresent(filter -> it.block(
                                    "includes",
                                    includes -> includes.set("filter_type", "SIMPLE_PATTERN")
                                            .set("value", filter)));
                    it.block(
                            "options",
                            options -> options.set("verify_mode", "ONLY_FILES_TRANSFERRED")
                                    .set("transfer_mode", "CHANGED")
                                    .set("overwrite_mode", "ALWAYS")
                                    .set("preserve_deleted_files", "PRESERVE")
                                    .set("posix_permissions", "NONE")
                                    .set("uid", "NONE")
                                    .set("gid", "NONE")
                                    .set("object_tags", "NONE")
                                    .set("task_queueing", "ENABLED")
                                    .set("log_level", "BASIC"));
                    expression(capture, pause)
                            .ifPresent(when ->
                                    it.block("schedule", schedule -> schedule.set("schedule_expression", when)));
                });
    }

    /** Returns the name of the task of a datastore. */
    static String taskName(Instance instance, String store) {
        return instance.named(AwsNameRule.DATASYNC_TASK, store);
    }

    /** Returns when files are looked for; empty if somebody outside starts the task. */
    private static Optional<String> expression(FileDropIngestion capture, Duration pause) {
        if (capture.stepTrigger().isPresent() && capture.stepTrigger().get() instanceof ExternallyTriggered) {
            return Optional.empty();
        }
        if (capture.stepTrigger().isPresent() && capture.stepTrigger().get() instanceof CronTrigger cron) {
            return Optional.of("cron(" + CronSchedule.fields(cron) + ")");
        }
        long hours = Math.max(SHORTEST.toHours(), pause.toHours());
        return Optional.of(hours == 1 ? "rate(1 hour)" : "rate(" + hours + " hours)");
    }

    /**
     * Returns the filter of what is transferred, in which a wildcard may only stand at the end of a part: from the patterns what is before their first
     * wildcard. The job is exact. Empty if everything may be meant.
     */
    static Optional<String> includes(StoreWork store, FileDropIngestion capture) {
        SortedSet<String> filters = new TreeSet<>();
        for (String dataset : store.datasets().stream().map(each -> each.name()).toList()) {
            String pattern = capture.files(dataset);
            String sure = pattern.replaceFirst("[*?].*$", "");
            // A bar would separate filters, and a backslash protect what follows.
            if (sure.isEmpty() || sure.matches("(?s).*[|\\\\].*")) {
                return Optional.empty();
            }
            filters.add("/" + sure + (sure.length() < pattern.length() ? "*" : ""));
        }
        return filters.isEmpty() ? Optional.empty() : Optional.of(String.join("|", filters));
    }

    /**
     * Adds what starts the ingestion of a datastore when its files were transferred. The rule belongs to its chunk: when a datastore moves, the one
     * that goes must not take the other with it.
     *
     * @param store name of the datastore
     * @param task its task
     * @param called what ingests
     */
    public void start(String store, TfResource task, Target called) {
        String label = TfLabel.of("transferred", store);
        TfMap pattern = Tf.map()
                .put("source", Tf.texts("aws.datasync"))
                .put("detail-type", Tf.texts("DataSync Task Execution State Change"))
                .put(
                        "resources",
                        Tf.list(Tf.map().put("prefix", task.attr("arn").then("/"))))
                .put("detail", Tf.map().put("State", Tf.texts("SUCCESS")));
        TfResource rule = module.add(
                TOPIC,
                TfResource.of(
                        "aws_cloudwatch_event_rule",
                        label,
                        it -> it.set("name", instance.named(AwsNameRule.EVENT_RULE, "transferred", store, chunk))
                                .set("description", "Files were transferred that are to be ingested")
                                .set("event_pattern", Tf.json(pattern))));
        module.add(TOPIC, TfResource.of("aws_cloudwatch_event_target", label, it -> {
            it.set("rule", rule.attr("name"))
                    .set("target_id", "ingest")
                    .set("arn", called.arn())
                    .set("role_arn", instance.arns().role(instance.eventsRole()));
            if (!called.input().isEmpty()) {
                it.set("input", Tf.json(called.input()));
            }
        }));
    }
}
