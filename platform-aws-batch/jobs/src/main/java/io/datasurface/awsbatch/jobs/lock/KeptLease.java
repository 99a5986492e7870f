package io.datasurface.awsbatch.jobs.lock;

import io.datasurface.awsbatch.spec.lock.TableLocks.Lease;
import java.time.Duration;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** A lease that a thread renews, until it is closed or lost. The thread keeps no process alive. */
final class KeptLease implements Lease {
    private static final Logger LOG = LoggerFactory.getLogger(KeptLease.class);

    private final String table;
    private final Lease lease;
    private final Duration every;
    private final CountDownLatch closed = new CountDownLatch(1);
    private final Thread renewals;

    private KeptLease(String table, Lease lease, Duration every) {
        this.table = table;
        this.lease = lease;
        this.every = every;
        this.renewals = new Thread(this::renewals, "lock of " + table);
        renewals.setDaemon(true);
    }

    /**
     * Begins to renew.
     *
     * @param table for messages
     * @param lease one that is safe for two threads
     * @param every how often; a part of its time, so that a renewal may fail
     */
    static KeptLease keep(String table, Lease lease, Duration every) {
        KeptLease kept = new KeptLease(table, lease, every);
        kept.renewals.start();
        return kept;
    }

    private void renewals() {
        try {
            boolean held = true;
            while (held && !closed.await(every.toNanos(), TimeUnit.NANOSECONDS)) {
                held = renewed();
            }
        } catch (InterruptedException e) {
            // Nobody does that; if somebody did, the lease would end by itself, and its holder asks whether it is held.
            Thread.currentThread().interrupt();
        }
    }

    private boolean renewed() {
        try {
            return lease.renew();
        } catch (RuntimeException e) {
            LOG.warn("The lock of {} could not be renewed; it is tried again", table, e);
            return lease.isHeld();
        }
    }

    /** Who renews. */
    Thread thread() {
        return renewals;
    }

    @Override
    public long number() {
        return lease.number();
    }

    @Override
    public boolean isHeld() {
        return lease.isHeld();
    }

    @Override
    public boolean renew() {
        return lease.renew();
    }

    @Override
    public void close() {
        closed.countDown();
        lease.close();
    }
}
