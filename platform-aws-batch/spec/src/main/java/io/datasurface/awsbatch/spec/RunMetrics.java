package io.datasurface.awsbatch.spec;

/**
 * Where a run sends numbers, and what they are told apart by.
 *
 * @param region AWS region of them
 * @param namespace of the metrics in CloudWatch
 * @param zone governance zone of the data, as it stands in a dimension
 * @param priority class of the run, as it stands in a dimension
 */
public record RunMetrics(String region, String namespace, String zone, String priority) {
    /** Refuses names that are empty. */
    public RunMetrics {
        Checks.text("region", region);
        Checks.text("namespace", namespace);
        Checks.text("zone", zone);
        Checks.text("priority", priority);
    }
}
