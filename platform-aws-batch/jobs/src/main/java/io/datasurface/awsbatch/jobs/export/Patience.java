package io.datasurface.awsbatch.jobs.export;

import io.datasurface.awsbatch.jobs.run.JobException;
import java.time.Duration;

/**
 * How often something is tried that others hold up.
 *
 * @param tries 1 or more
 * @param pause between two tries, in which the others have their turn
 */
record Patience(int tries, Runnable pause) {
    /** For a database in which nobody waits for the one who tries, so that it may as well wait itself. */
    static final Patience ONCE = new Patience(1, () -> {});

    /** With pauses of some length. */
    static Patience of(int tries, Duration pause) {
        return new Patience(tries, () -> sleep(pause));
    }

    private static void sleep(Duration pause) {
        try {
            Thread.sleep(pause.toMillis());
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new JobException("Interrupted while consumers hold up a view", e);
        }
    }
}
