package io.datasurface.awsbatch.jobs.run;

import io.datasurface.awsbatch.spec.RunMetrics;
import java.util.SortedMap;

/** Where runs send numbers that alarms look at. */
@FunctionalInterface
public interface Metrics {
    /** Nowhere. */
    Metrics NONE = (where, counts) -> {};

    /**
     * Sends counts. A run that is tried again may send them twice. That they can't be sent is told in the log and changes nothing about the run.
     *
     * @param where where to, and what they are told apart by
     * @param counts by the names of metrics
     */
    void send(RunMetrics where, SortedMap<String, Long> counts);
}
