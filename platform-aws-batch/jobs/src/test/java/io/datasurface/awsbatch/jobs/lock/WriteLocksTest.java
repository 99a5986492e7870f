package io.datasurface.awsbatch.jobs.lock;

import static org.assertj.core.api.Assertions.assertThat;

import io.datasurface.awsbatch.spec.lock.LeaseLocks;
import io.datasurface.awsbatch.spec.lock.LeaseStore;
import io.datasurface.awsbatch.spec.lock.MemoryLeases;
import io.datasurface.awsbatch.spec.lock.TableLocks;
import io.datasurface.awsbatch.spec.lock.TableLocks.Lease;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicLong;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** The clock of the locks only goes on when a test says so. */
@Timeout(value = 1, unit = TimeUnit.MINUTES)
class WriteLocksTest {
    private static final Duration TIME = Duration.ofMinutes(5);
    private static final Duration OFTEN = Duration.ofMillis(1);

    private final AtomicLong nanos = new AtomicLong();
    private final AtomicLong names = new AtomicLong();
    private final CountingLeases store = new CountingLeases();

    /** What a process has that begins now. */
    private TableLocks newLocks() {
        return new LeaseLocks(store, nanos::get, () -> "p" + names.incrementAndGet());
    }

    private void pass(Duration time) {
        nanos.addAndGet(time.toNanos());
    }

    @Test
    void aLeaseIsRenewedForAsLongAsItIsUsed() throws InterruptedException {
        Lease taken = newLocks().tryWrite("t", TIME).orElseThrow();
        KeptLease lease = KeptLease.keep("t", taken, OFTEN);
        TableLocks others = newLocks();
        for (int i = 0; i < 10; i++) {
            pass(TIME.multipliedBy(2).dividedBy(3));
            store.replaced.drainPermits();
            // The first may have begun before time passed.
            store.replaced.acquire(2);
            assertThat(lease.isHeld()).isTrue();
            assertThat(others.tryWrite("t", TIME)).isEmpty();
        }
        lease.close();
        lease.thread().join();
        assertThat(lease.isHeld()).isFalse();
        assertThat(others.tryWrite("t", TIME)).isPresent();
    }

    @Test
    void whoLostItsLeaseRenewsItNoMoreAndKeepsNoProcessAlive() throws InterruptedException {
        KeptLease lease = KeptLease.keep("t", newLocks().tryWrite("t", TIME).orElseThrow(), OFTEN);
        assertThat(lease.thread().isDaemon()).isTrue();
        pass(TIME);
        lease.thread().join();
        assertThat(lease.isHeld()).isFalse();
    }

    @Test
    void aDeadLeaseIsSeenToBeDeadWithinARun() {
        newLocks().tryWrite("t", TIME).orElseThrow();
        for (int i = 0; i < 3; i++) {
            assertThat(newLocks().tryWrite("t", TIME))
                    .as("who asks once never knows")
                    .isEmpty();
            pass(TIME);
        }
        List<Duration> waits = new ArrayList<>();
        WriteLocks locks = new WriteLocks(newLocks(), TIME, Duration.ofMinutes(1), 7, time -> {
            waits.add(time);
            pass(time);
        });
        assertThat(locks.take("t")).hasValueSatisfying(Lease::close);
        assertThat(waits).as("five minutes").hasSize(5);
    }

    @Test
    void aLivingHolderIsWaitedForABoundedTime() {
        Lease living = newLocks().tryWrite("t", TIME).orElseThrow();
        List<Duration> waits = new ArrayList<>();
        WriteLocks locks = new WriteLocks(newLocks(), TIME, Duration.ofMinutes(1), 7, time -> {
            waits.add(time);
            pass(time);
            assertThat(living.renew()).isTrue();
        });
        assertThat(locks.take("t")).isEmpty();
        assertThat(waits).hasSize(6);
    }

    @Test
    void whoIsToEndWaitsNoMore() {
        newLocks().tryWrite("t", TIME).orElseThrow();
        WriteLocks locks = new WriteLocks(newLocks(), TIME, Duration.ofMinutes(1), 7, time -> {
            throw new InterruptedException();
        });
        assertThat(locks.take("t")).isEmpty();
        assertThat(Thread.interrupted()).isTrue();
    }

    /** Tells of each change. */
    private static final class CountingLeases implements LeaseStore {
        private final LeaseStore real = new MemoryLeases();
        private final Semaphore replaced = new Semaphore(0);

        @Override
        public Leases read(String name) {
            return real.read(name);
        }

        @Override
        public boolean replace(String name, Leases next) {
            boolean done = real.replace(name, next);
            replaced.release();
            return done;
        }
    }
}
