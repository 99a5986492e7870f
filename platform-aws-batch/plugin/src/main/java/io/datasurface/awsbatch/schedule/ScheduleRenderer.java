package io.datasurface.awsbatch.schedule;

import io.datasurface.awsbatch.instance.Arns;
import io.datasurface.awsbatch.instance.Instance;
import io.datasurface.awsbatch.instance.Purpose;
import io.datasurface.awsbatch.terraform.AwsNameRule;
import io.datasurface.awsbatch.terraform.Description;
import io.datasurface.awsbatch.terraform.Tf;
import io.datasurface.awsbatch.terraform.TfAddress;
import io.datasurface.awsbatch.terraform.TfBody;
import io.datasurface.awsbatch.terraform.TfLabel;
import io.datasurface.awsbatch.terraform.TfResource;
import io.datasurface.awsbatch.terraform.TfValue;
import java.time.Duration;

/** Schedules that start work of the instance. */
public final class ScheduleRenderer {
    private static final long EVENT_AGE_SECONDS = Duration.ofHours(1).toSeconds();
    private static final long RETRIES = 10;
    private static final String TYPE = "aws_scheduler_schedule";
    /** A schedule has to have an expression, also when it is disabled. */
    private static final String NEVER_RUN = "rate(1 day)";

    private final Instance instance;
    private final TfValue key;

    /**
     * Makes a renderer.
     *
     * @param instance the platform instance
     * @param key ARN of the key that encrypts the schedules
     */
    public ScheduleRenderer(Instance instance, TfValue key) {
        this.instance = instance;
        this.key = key;
    }

    /**
     * Returns a schedule.
     *
     * @param purpose what it starts
     * @param subject what the run is about: a datastore, a workspace, a container
     * @param timing when
     * @param called what it calls
     * @param path what tells the schedule from others of its purpose
     */
    public TfResource schedule(Purpose purpose, String subject, Timing timing, Target called, String... path) {
        Arns arns = instance.arns();
        return TfResource.of(
                TYPE,
                TfLabel.of(whole(purpose, path)),
                schedule -> schedule.set("name", name(purpose, path))
                        .set("group_name", instance.scheduleGroup())
                        .set("description", Description.of(purpose.label() + " of " + subject, Description.OF_SCHEDULE))
                        .set("schedule_expression", timing.expression().orElse(NEVER_RUN))
                        .set("state", timing.expression().isPresent() ? "ENABLED" : "DISABLED")
                        .set("schedule_expression_timezone", "UTC")
                        .set("kms_key_arn", key)
                        .block("flexible_time_window", window -> window(window, timing))
                        .block(
                                "target",
                                target -> target.set("arn", called.arn())
                                        .set("role_arn", arns.role(instance.schedulerRole()))
                                        .set("input", Tf.json(called.input()))
                                        .block(
                                                "retry_policy",
                                                retry -> retry.set("maximum_event_age_in_seconds", EVENT_AGE_SECONDS)
                                                        .set("maximum_retry_attempts", RETRIES))
                                        .block(
                                                "dead_letter_config",
                                                letters ->
                                                        letters.set("arn", arns.queue(instance.deadLetterQueue())))));
    }

    private static void window(TfBody.Builder window, Timing timing) {
        window.set("mode", timing.window().isPresent() ? "FLEXIBLE" : "OFF");
        timing.window().ifPresent(minutes -> window.set("maximum_window_in_minutes", minutes.toMinutes()));
    }

    private static String[] whole(Purpose purpose, String... path) {
        String[] whole = new String[path.length + 1];
        whole[0] = purpose.label();
        System.arraycopy(path, 0, whole, 1, path.length);
        return whole;
    }

    /**
     * Returns the name of a schedule.
     *
     * @param purpose what it starts
     * @param path what tells the schedule from others of its purpose
     */
    public String name(Purpose purpose, String... path) {
        return instance.named(AwsNameRule.SCHEDULE, whole(purpose, path));
    }

    /**
     * Returns the address of a schedule.
     *
     * @param purpose what it starts
     * @param path what tells the schedule from others of its purpose
     */
    public static TfAddress address(Purpose purpose, String... path) {
        return TfAddress.resource(TYPE, TfLabel.of(whole(purpose, path)));
    }

    /**
     * Returns the id by which Terraform imports a schedule.
     *
     * @param purpose what it starts
     * @param path what tells the schedule from others of its purpose
     */
    public String importId(Purpose purpose, String... path) {
        return instance.scheduleGroup() + "/" + name(purpose, path);
    }

    /**
     * Returns the expression for a pause.
     *
     * @param pause whole minutes
     */
    public static String rate(Duration pause) {
        long minutes = pause.toMinutes();
        return minutes == 1 ? "rate(1 minute)" : "rate(" + minutes + " minutes)";
    }
}
