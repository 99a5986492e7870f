package io.datasurface.awsbatch.instance;

import io.datasurface.awsbatch.terraform.AwsNameRule;
import io.datasurface.awsbatch.terraform.AwsNames;
import java.time.Duration;
import java.util.Optional;

/**
 * What an instance compares, and how often.
 *
 * @param interval pause between two comparisons
 * @param sources whether sources are compared with the lake, too, which reads them as a whole
 * @param tolerance how many rows of a table may differ before somebody hears of it
 */
public record Reconciliation(Duration interval, boolean sources, long tolerance) {
    /** The shortest pause: what a source has to say has long come to the lake. */
    public static final Duration SHORTEST = Duration.ofHours(1);

    /** Returns how often a day that is, at most. */
    public long aDay() {
        long minutes = Math.max(1, interval.toMinutes());
        return (Duration.ofDays(1).toMinutes() + minutes - 1) / minutes;
    }

    /** Folder of the control bucket for reports; what is in it is removed after days. */
    public static final String REPORTS = "runs/reports";

    /** Returns what the parameters of an instance say; empty if it compares nothing. */
    public static Optional<Reconciliation> of(Instance instance) {
        return instance.parameters().isSet("reconcile.interval")
                ? Optional.of(new Reconciliation(
                        instance.parameters().duration("reconcile.interval"),
                        instance.parameters().flag("reconcile.sources"),
                        instance.parameters().integer("reconcile.tolerance")))
                : Optional.empty();
    }

    /**
     * Returns the folder of the reports of a comparison.
     *
     * @param instance the instance
     * @param path what tells the comparison from others
     */
    public static String reports(Instance instance, String... path) {
        String name = AwsNames.plain().name(AwsNameRule.SCHEDULE, path);
        return Instance.location(instance.controlBucket(), REPORTS + "/" + name);
    }
}
