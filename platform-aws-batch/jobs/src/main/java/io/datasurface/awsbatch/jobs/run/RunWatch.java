package io.datasurface.awsbatch.jobs.run;

import io.datasurface.awsbatch.spec.RunMetrics;
import java.time.Clock;
import java.util.Map;
import java.util.TreeMap;

/**
 * By what a run is watched that no state machine watches: it tells itself how it went, as a state machine would. What ends the process from outside
 * keeps it from telling; that Glue tells as an event.
 *
 * @param where where the numbers go, and what they are told apart by
 * @param limitSeconds how old data may get for those who wait for it, more than 0
 * @param pauseSeconds time between two runs
 */
public record RunWatch(RunMetrics where, long limitSeconds, long pauseSeconds) {
    /** A run that ended well: counted. */
    public static final String SUCCEEDED = "Succeeded";

    /** A run that failed: counted. */
    public static final String FAILED = "Failed";

    /** How much of the time that consumers allow went by with the pause and the run, in percent, rounded up. */
    public static final String LATENCY_USE = "LatencyUse";

    private static final int PARTS = 6;

    /**
     * Reads the argument of a run.
     *
     * @param text region, namespace of the metrics, zone, class, seconds of the limit and of the pause, with semicolons
     * @throws JobException if it is not that
     */
    public static RunWatch parse(String text) {
        String[] parts = text.split(";", -1);
        try {
            if (parts.length != PARTS) {
                throw new IllegalArgumentException("it has " + parts.length + " parts");
            }
            RunMetrics where = new RunMetrics(parts[0], parts[1], parts[2], parts[3]);
            RunWatch watch = new RunWatch(where, Long.parseLong(parts[4]), Long.parseLong(parts[5]));
            if (watch.limitSeconds <= 0 || watch.pauseSeconds < 0) {
                throw new IllegalArgumentException("its seconds are not positive");
            }
            return watch;
        } catch (IllegalArgumentException e) {
            throw new JobException(
                    "--ds-watch is \"" + text + "\", and " + e.getMessage()
                            + "; write region;namespace;zone;class;seconds of the limit;seconds of the pause",
                    e);
        }
    }

    /**
     * Does a run and tells how it went.
     *
     * @param run the run; what it throws is thrown on
     * @param metrics takes the numbers
     * @param clock tells how long it took
     */
    public void over(Runnable run, Metrics metrics, Clock clock) {
        long begin = clock.millis();
        boolean ended = false;
        try {
            run.run();
            ended = true;
        } finally {
            if (!ended) {
                metrics.send(where, new TreeMap<>(Map.of(FAILED, 1L)));
            }
        }
        metrics.send(where, new TreeMap<>(Map.of(SUCCEEDED, 1L, LATENCY_USE, used(clock.millis() - begin))));
    }

    private long used(long millis) {
        long limit = 10 * limitSeconds; // a hundredth of it in milliseconds
        return (1000 * pauseSeconds + millis + limit - 1) / limit;
    }
}
