package io.datasurface.awsbatch.foundation;

import static io.datasurface.awsbatch.foundation.Asl.choice;
import static io.datasurface.awsbatch.foundation.Asl.isPresent;

import io.datasurface.awsbatch.instance.Purpose;
import io.datasurface.awsbatch.terraform.Tf;
import io.datasurface.awsbatch.terraform.TfMap;
import io.datasurface.awsbatch.watch.Watch;
import java.util.Map;

/**
 * The states that publish how a run went, and how replication is, for inputs that say how it is watched. A run that somebody starts by hand
 * without that is not measured, and a measure that cannot be published changes nothing about the run.
 */
final class Measures {
    /** Where a run that ended well goes. */
    static final String AFTER_SUCCESS = "IsWatched";

    /** Where a run that failed goes, once people were told. */
    static final String AFTER_FAILURE = "IsFailureWatched";

    /** Where the number is that tells whether replication does not run: 1, or 0 if it does. */
    static final String STOPPED_PATH = "$.stopped";

    private static final String SUCCESS = "MeasureRun";
    private static final String FAILURE = "MeasureFailure";
    private static final String WATCH = "$.watch";
    private static final String USE = "{% $round(100 * ($states.input.watch.pauseSeconds + ($millis() -"
            + " $toMillis($states.context.Execution.StartTime)) / 1000) / $states.input.watch.limitSeconds, 1) %}";

    private final Foundation foundation;
    private final Purpose purpose;
    private final Asl asl;

    Measures(Foundation foundation, Purpose purpose) {
        this.foundation = foundation;
        this.purpose = purpose;
        this.asl = new Asl(foundation, purpose);
    }

    /** Adds the states for a run that ended well. */
    void addSuccess(Map<String, TfMap> states, String done) {
        states.put(AFTER_SUCCESS, isWatched(SUCCESS, done));
        TfMap data = Tf.map()
                .put("Namespace", Watch.namespace(foundation.instance()))
                .put(
                        "MetricData",
                        Tf.list(
                                metric(Watch.SUCCEEDED, "Count", true).put("Value", 1),
                                metric(Watch.LATENCY_USE, "Percent", true).put("Value", USE)));
        // Times can only be subtracted in JSONata.
        states.put(
                SUCCESS,
                call().put("QueryLanguage", "JSONata")
                        .put("Arguments", data)
                        .put("Output", "{% $states.input %}")
                        .put("Catch", Tf.list(unpublished(done)))
                        .put("Next", done));
    }

    /** Adds the states for a run that failed. */
    void addFailure(Map<String, TfMap> states, String failed) {
        states.put(AFTER_FAILURE, isWatched(FAILURE, failed));
        states.put(FAILURE, publish(failed, metric(Watch.FAILED, "Count", false).put("Value", 1)));
    }

    /**
     * Adds the states that publish how replication is. DMS knows nothing of the tables of one that has not run yet, or does not exist any more.
     *
     * @param start name of the first state
     * @param suspended path of the number of tables that are not replicated any more
     * @param next the state after them
     */
    void addReplication(Map<String, TfMap> states, String start, String suspended, String next) {
        TfMap stopped = metric(Watch.STOPPED, "Count", false).put("Value.$", STOPPED_PATH);
        states.put(
                start,
                Asl.choices(
                        next,
                        choice(
                                Asl.and(isPresent(WATCH), Asl.number(suspended, "NumericGreaterThanEquals", 0)),
                                "MeasureReplication"),
                        choice(isPresent(WATCH), "MeasureStop")));
        states.put(
                "MeasureReplication",
                publish(next, stopped, metric(Watch.SUSPENDED, "Count", false).put("Value.$", suspended)));
        states.put("MeasureStop", publish(next, stopped));
    }

    /** What cannot be published is noted beside the data of the run, which goes on with them. */
    private TfMap publish(String next, TfMap... metrics) {
        return call().put(
                        "Parameters",
                        Tf.map()
                                .put("Namespace", Watch.namespace(foundation.instance()))
                                .put("MetricData", Tf.list(metrics)))
                .put("ResultPath", Tf.none())
                .put("Catch", Tf.list(unpublished(next).put("ResultPath", "$.measureError")))
                .put("Next", next);
    }

    private static TfMap isWatched(String then, String otherwise) {
        return Tf.map()
                .put("Type", "Choice")
                .put("Choices", Tf.list(choice(isPresent(WATCH), then)))
                .put("Default", otherwise);
    }

    private TfMap call() {
        return Tf.map()
                .put("Type", "Task")
                .put("Resource", asl.integration("aws-sdk:cloudwatch:putMetricData"))
                .put("Retry", Asl.retryCall());
    }

    private static TfMap unpublished(String next) {
        return Tf.map().put("ErrorEquals", Tf.texts("States.ALL")).put("Next", next);
    }

    private TfMap metric(String name, String unit, boolean inJsonata) {
        return Tf.map()
                .put("MetricName", name)
                .put("Unit", unit)
                .put(
                        "Dimensions",
                        Tf.list(
                                dimension("Class", "watch.class", inJsonata),
                                Tf.map().put("Name", "Purpose").put("Value", purpose.label()),
                                dimension("Zone", "watch.zone", inJsonata)));
    }

    private static TfMap dimension(String name, String path, boolean inJsonata) {
        TfMap dimension = Tf.map().put("Name", name);
        return inJsonata
                ? dimension.put("Value", "{% $states.input." + path + " %}")
                : dimension.put("Value.$", "$." + path);
    }
}
