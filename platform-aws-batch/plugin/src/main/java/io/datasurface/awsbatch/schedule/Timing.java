package io.datasurface.awsbatch.schedule;

import java.time.Duration;
import java.util.Optional;

/**
 * When work is started.
 *
 * @param expression {@code rate(...)} or {@code cron(...)} in UTC; empty if somebody outside starts the work, who finds its input in the
 *     disabled schedule
 * @param window how much later it may be started, in whole minutes from 1 on; empty if on time
 */
public record Timing(Optional<String> expression, Optional<Duration> window) {
    /**
     * Work that is started again and again.
     *
     * @param pause time between two starts, whole minutes
     * @param execution class of the runs
     */
    public static Timing every(Duration pause, ExecutionClass execution) {
        return new Timing(Optional.of(ScheduleRenderer.rate(pause)), execution.window(pause));
    }

    /**
     * Work that is started on time.
     *
     * @param expression when
     */
    public static Timing at(String expression) {
        return new Timing(Optional.of(expression), Optional.empty());
    }

    /** Work that the instance does not start. */
    public static Timing never() {
        return new Timing(Optional.empty(), Optional.empty());
    }
}
