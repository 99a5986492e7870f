package io.datasurface.awsbatch.jobs.lock;

import io.datasurface.awsbatch.spec.lock.TableLocks;
import io.datasurface.awsbatch.spec.lock.TableLocks.Lease;
import java.time.Duration;
import java.util.Optional;

/**
 * Write locks for work that takes as long as it takes. Leases are short, so that a dead holder holds nobody up for long; while one is in use it
 * is renewed in the background.
 *
 * <p>Who finds a lease asks again, for a time that is longer than that of a lease: only who has seen it unchanged for its time knows that its
 * holder is dead, and a run that asked once would leave it to the next, which knows as little.
 */
public final class WriteLocks {
    private static final Duration LEASE = Duration.ofMinutes(5);
    private static final Duration BETWEEN = Duration.ofSeconds(20);
    /** Waits for six minutes. */
    private static final int TRIES = 19;

    private static final int RENEWALS = 5;

    /** How time passes between two tries. */
    @FunctionalInterface
    public interface Pause {
        /**
         * Waits.
         *
         * @param time how long
         * @throws InterruptedException if the thread is asked to end
         */
        void pass(Duration time) throws InterruptedException;
    }

    private final TableLocks locks;
    private final Duration lease;
    private final Duration between;
    private final int tries;
    private final Pause pause;

    /**
     * Locks as jobs use them.
     *
     * @param locks of the lake's tables
     */
    public WriteLocks(TableLocks locks) {
        this(locks, LEASE, BETWEEN, TRIES, time -> Thread.sleep(time.toMillis()));
    }

    /**
     * Locks with times of their own.
     *
     * @param locks of the lake's tables
     * @param lease for which a holder that dies holds others up
     * @param between two tries
     * @param tries at least 1; who asks again waits for {@code (tries - 1) * between}
     * @param pause how it waits
     */
    public WriteLocks(TableLocks locks, Duration lease, Duration between, int tries, Pause pause) {
        this.locks = locks;
        this.lease = lease;
        this.between = between;
        this.tries = tries;
        this.pause = pause;
    }

    /**
     * Becomes the writer of a table, until the lease is closed or lost.
     *
     * @return empty if others have it, and had it whenever they were asked; or if the thread was interrupted, which it then still is
     */
    public Optional<Lease> take(String table) {
        for (int i = 1; ; i++) {
            Optional<Lease> taken = locks.tryWrite(table, lease);
            if (taken.isPresent()) {
                return Optional.of(KeptLease.keep(table, taken.get(), lease.dividedBy(RENEWALS)));
            }
            if (i == tries) {
                return Optional.empty();
            }
            try {
                pause.pass(between);
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
                return Optional.empty();
            }
        }
    }
}
