package io.datasurface.awsbatch.watch;

import io.datasurface.awsbatch.instance.Instance;
import io.datasurface.awsbatch.terraform.AwsNameRule;
import io.datasurface.awsbatch.terraform.AwsNames;
import io.datasurface.awsbatch.terraform.Tf;
import io.datasurface.awsbatch.terraform.TfMap;
import io.datasurface.graph.NodeRequirements;
import io.datasurface.model.WorkspacePriority;
import java.time.Duration;
import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;

/**
 * By what a run is watched. The state machines, or the jobs where there are none, publish a metric for each run with these dimensions, so the number of series depends on zones
 * and classes and not on datastores.
 *
 * @param zone governance zone of the data
 * @param priority highest priority of those who use it: the class of the run
 * @param limit how old data may get for the most demanding of them
 * @param pause time between two runs
 */
public record Watch(String zone, WorkspacePriority priority, Duration limit, Duration pause) {
    /** Classes, the most urgent first. */
    public static final List<WorkspacePriority> CLASSES = List.of(
            WorkspacePriority.CRITICAL,
            WorkspacePriority.HIGH,
            WorkspacePriority.MEDIUM,
            WorkspacePriority.LOW,
            WorkspacePriority.UNKNOWN);

    /** A run that ended well: counted. */
    public static final String SUCCEEDED = "Succeeded";

    /** A run that failed for good: counted. */
    public static final String FAILED = "Failed";

    /** How much of the time that consumers allow went by with the pause and the run, in percent. */
    public static final String LATENCY_USE = "LatencyUse";

    /** Tables of a datastore that are not replicated any more, while its replication runs: a number. */
    public static final String SUSPENDED = "SuspendedTables";

    /** Whether the replication of a datastore does not run: 1, or 0 if it does. */
    public static final String STOPPED = "StoppedReplications";

    /** Rules of data quality that a batch breaks: counted by the ingest job. */
    public static final String FAILED_CHECKS = "FailedChecks";

    /** Keys that changed at the source while the files do not say what they were: counted by the ingest job. */
    public static final String KEY_CHANGES = "KeyChanges";

    /** The steps that data takes from source to consumer share the time that is allowed: see Cadence. */
    private static final int STEPS = 3;

    private static final AwsNames PLAIN = AwsNames.plain();

    /**
     * Returns how a run is watched.
     *
     * @param zone governance zone of the data
     * @param requirements what those who use it need
     * @param pause time between two runs
     */
    public static Watch of(String zone, Collection<NodeRequirements> requirements, Duration pause) {
        Duration limit = requirements.stream()
                .flatMap(needed -> needed.freshness().stream())
                .min(Comparator.naturalOrder())
                .filter(asked -> asked.compareTo(pause.multipliedBy(STEPS)) < 0 && asked.compareTo(pause) > 0)
                .orElse(pause.multipliedBy(STEPS));
        return new Watch(zone, priority(requirements), limit, pause);
    }

    /** Returns the highest priority of those who use something, its class; {@code UNKNOWN} if nobody says one. */
    public static WorkspacePriority priority(Collection<NodeRequirements> requirements) {
        return requirements.stream()
                .flatMap(needed -> needed.priority().stream())
                .max(Comparator.naturalOrder())
                .orElse(WorkspacePriority.UNKNOWN);
    }

    /** Returns a zone as it stands in a dimension. */
    public static String dimension(String zone) {
        return PLAIN.name(AwsNameRule.TAG_VALUE, zone);
    }

    /** Returns a class as it stands in a dimension. */
    public static String dimension(WorkspacePriority priority) {
        return priority.name().toLowerCase(Locale.ROOT);
    }

    /** Returns the namespace of the metrics of an instance. */
    public static String namespace(Instance instance) {
        return instance.named(AwsNameRule.METRIC_NAMESPACE, "runs");
    }

    /**
     * Returns the argument of a job that says how the run is watched where no state machine does it: region, namespace of the metrics, zone, class,
     * seconds of the limit and of the pause, with semicolons, which none of them can have.
     *
     * @param instance the platform instance
     */
    public String argument(Instance instance) {
        return String.join(
                ";",
                instance.region(),
                namespace(instance),
                dimension(zone),
                dimension(priority),
                Long.toString(limit.toSeconds()),
                Long.toString(pause.toSeconds()));
    }

    /** Returns the part of a state machine's input that says how the run is watched. */
    public TfMap input() {
        return Tf.map()
                .put("zone", Tf.text(dimension(zone)))
                .put("class", Tf.text(dimension(priority)))
                .put("limitSeconds", Tf.number(limit.toSeconds()))
                .put("pauseSeconds", Tf.number(pause.toSeconds()));
    }
}
