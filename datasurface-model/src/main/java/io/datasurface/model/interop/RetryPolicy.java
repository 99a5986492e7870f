package io.datasurface.model.interop;

import java.time.Duration;
import java.util.concurrent.ThreadLocalRandom;
import java.util.function.DoubleSupplier;

/**
 * How often a question is asked again when the server cannot be reached, and how long to wait before: twice as long after each failure,
 * less up to a half by chance, so that many clients do not come back at the same moment.
 *
 * @param attempts how often a question is asked at most, from 1
 * @param firstDelay time to wait after the first failure
 * @param longestDelay longest time to wait after any failure
 * @param jitter gives a number from 0 (wait the whole time) to below 1 (nearly half of it) for each wait; safe for concurrent use
 * @param sleeper does the waiting; safe for concurrent use
 */
public record RetryPolicy(
        int attempts, Duration firstDelay, Duration longestDelay, DoubleSupplier jitter, Sleeper sleeper) {
    /** Four attempts within about two seconds. */
    public static final RetryPolicy DEFAULT = new RetryPolicy(
            4,
            Duration.ofMillis(250),
            Duration.ofSeconds(5),
            () -> ThreadLocalRandom.current().nextDouble(),
            time -> Thread.sleep(time.toMillis()));

    /** Waits. */
    @FunctionalInterface
    public interface Sleeper {
        /**
         * Waits.
         *
         * @param time how long
         * @throws InterruptedException if the thread was interrupted
         */
        void sleep(Duration time) throws InterruptedException;
    }

    /**
     * Checks the numbers.
     *
     * @throws IllegalArgumentException if there are no attempts or a time is negative
     */
    public RetryPolicy {
        if (attempts < 1) {
            throw new IllegalArgumentException("RetryPolicy.attempts is " + attempts + "; it must be at least 1");
        }
        if (firstDelay.isNegative() || longestDelay.isNegative()) {
            throw new IllegalArgumentException("RetryPolicy: a delay is negative; it must be 0 or more");
        }
    }

    /**
     * The same with other attempts.
     *
     * @param count how often a question is asked at most, from 1
     * @return the new policy
     */
    public RetryPolicy withAttempts(int count) {
        return new RetryPolicy(count, firstDelay, longestDelay, jitter, sleeper);
    }

    /**
     * The time to wait.
     *
     * @param failures how often the question has failed, from 1
     * @return from half of the full time to all of it
     */
    public Duration delay(int failures) {
        Duration full = firstDelay;
        for (int i = 1; i < failures && full.compareTo(longestDelay) < 0; i++) {
            full = full.multipliedBy(2);
        }
        if (full.compareTo(longestDelay) > 0) {
            full = longestDelay;
        }
        double share = 1 - Math.min(1, Math.max(0, jitter.getAsDouble())) / 2;
        return Duration.ofNanos((long) (full.toNanos() * share));
    }

    /** Waits after a failure. */
    void pause(int failures) throws InterruptedException {
        sleeper.sleep(delay(failures));
    }
}
