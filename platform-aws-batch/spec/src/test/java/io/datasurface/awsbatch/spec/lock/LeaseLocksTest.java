package io.datasurface.awsbatch.spec.lock;

import static org.assertj.core.api.Assertions.assertThat;

import io.datasurface.awsbatch.spec.lock.TableLocks.Lease;
import java.time.Duration;
import java.util.function.LongSupplier;
import org.junit.jupiter.api.Test;

/** What must hold in any story is a property of locks on each store, in the module that has one; these are the stories by which it is told. */
class LeaseLocksTest {
    private static final Duration TIME = Duration.ofSeconds(10);

    @Test
    void readersAreManyAndAWriterIsAlone() {
        TableLocks locks = new LeaseLocks(new MemoryLeases());
        Lease first = locks.tryRead("t", TIME).orElseThrow();
        Lease second = locks.tryRead("t", TIME).orElseThrow();
        assertThat(locks.tryWrite("t", TIME)).isEmpty();
        assertThat(locks.tryWrite("other", TIME)).isPresent();
        first.close();
        assertThat(second.renew()).isTrue();
        assertThat(first.renew()).isFalse();
        second.close();
        Lease writer = locks.tryWrite("t", TIME).orElseThrow();
        assertThat(writer.number()).isGreaterThan(second.number());
        assertThat(locks.tryRead("t", TIME)).isEmpty();
    }

    @Test
    void aSlowHolderLetsGoBeforeAFastContenderTakesOver() {
        long[] nanos = {0};
        LeaseStore store = new MemoryLeases();
        Lease holder =
                locks(store, () -> nanos[0] / 100 * 96, "a").tryWrite("t", TIME).orElseThrow();
        TableLocks contender = locks(store, () -> nanos[0] / 100 * 104, "b");
        assertThat(contender.tryWrite("t", TIME)).isEmpty();
        nanos[0] = 9_700_000_000L;
        assertThat(contender.tryWrite("t", TIME)).isPresent();
        assertThat(holder.isHeld()).isFalse();
        assertThat(holder.renew()).isFalse();
    }

    @Test
    void theTimeOfARenewalCountsFromBeforeItWasAskedFor() {
        long[] nanos = {0};
        LeaseStore real = new MemoryLeases();
        LeaseStore slow = new LeaseStore() {
            @Override
            public Leases read(String name) {
                return real.read(name);
            }

            @Override
            public boolean replace(String name, Leases next) {
                boolean done = real.replace(name, next);
                assertThat(locks(real, () -> nanos[0], "c" + nanos[0]).tryWrite("t", TIME))
                        .isEmpty();
                nanos[0] += 6_000_000_000L;
                return done;
            }
        };
        Lease holder = locks(slow, () -> nanos[0], "a").tryWrite("t", TIME).orElseThrow();
        assertThat(holder.renew()).as("at 6 s, and it is told at 12 s").isTrue();
        nanos[0] += 3_500_000_000L;
        assertThat(holder.isHeld())
                .as("at 15.5 s another may take it from 16 s on")
                .isFalse();
    }

    private static TableLocks locks(LeaseStore store, LongSupplier nanos, String name) {
        return new LeaseLocks(store, nanos, () -> name);
    }
}
