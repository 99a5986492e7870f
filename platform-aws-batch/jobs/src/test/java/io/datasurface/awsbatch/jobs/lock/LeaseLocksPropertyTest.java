package io.datasurface.awsbatch.jobs.lock;

import static org.assertj.core.api.Assertions.assertThat;

import io.datasurface.awsbatch.jobs.lock.TableLocks.Lease;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.LongSupplier;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.Example;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;

/**
 * Processes with clocks that differ by anything, and run up to 4 % fast or slow, take, renew and give back leases, die, stop for a while between
 * any two requests to the store, and lose requests and answers.
 */
class LeaseLocksPropertyTest {
    private static final int PROCESSES = 4;
    private static final Duration TIME = Duration.ofSeconds(10);

    private enum Act {
        READ,
        WRITE,
        RENEW,
        CLOSE,
        USE,
        DIE,
        WAIT
    }

    /**
     * What happens next.
     *
     * @param process who does it
     * @param act what
     * @param seconds that pass after it
     * @param trouble decides what the store loses and who is held up meanwhile
     */
    private record Step(int process, Act act, int seconds, int trouble) {}

    @Provide
    Arbitrary<List<Step>> stories() {
        Arbitrary<Act> acts = Arbitraries.of(
                Act.READ, Act.WRITE, Act.WRITE, Act.RENEW, Act.RENEW, Act.CLOSE, Act.USE, Act.USE, Act.DIE, Act.WAIT);
        return Combinators.combine(
                        Arbitraries.integers().between(0, PROCESSES - 1),
                        acts,
                        Arbitraries.integers().between(0, 6),
                        Arbitraries.integers().between(0, 1_000_000))
                .as(Step::new)
                .list()
                .ofMinSize(20)
                .ofMaxSize(120);
    }

    @Property(tries = 1500)
    void neverAWriterBesideAnybodyElse(@ForAll("stories") List<Step> stories) {
        World world = new World();
        stories.forEach(world::take);
        world.aWriterComesThroughWhenAllOthersAreDead();
    }

    @Example
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

    @Example
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

    @Example
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

    /** What is protected: refuses a writer whose number is lower than one that it has seen. */
    private static final class Protected {
        private long highest;

        boolean accepts(long number) {
            highest = Math.max(highest, number);
            return number == highest;
        }
    }

    private static final class World implements LeaseStore {
        private final LeaseStore real = new MemoryLeases();
        private final AtomicInteger names = new AtomicInteger();
        private final List<Process> processes = new ArrayList<>();
        private final Protected table = new Protected();
        private Random trouble = new Random(0);
        private boolean calm;
        private int depth;
        private long nanos = 1_000_000_000_000L;

        World() {
            for (int i = 0; i < PROCESSES; i++) {
                processes.add(new Process(i));
            }
        }

        /** A process with a clock of its own. */
        private final class Process {
            private final long offset;
            private final int speed;
            private TableLocks locks;
            private final List<Held> held = new ArrayList<>();

            Process(int number) {
                offset = new long[] {0, -7_000_000_000_000_000L, 90_000_000_000_000L, 1}[number];
                speed = new int[] {100, 96, 104, 99}[number];
                locks = newLocks();
            }

            TableLocks newLocks() {
                return new LeaseLocks(
                        World.this, () -> offset + nanos / 100 * speed, () -> "p" + names.incrementAndGet());
            }
        }

        private record Held(Lease lease, boolean exclusive) {}

        void take(Step step) {
            trouble = new Random(step.trouble());
            Process process = processes.get(step.process());
            switch (step.act()) {
                case READ -> keep(process, process.locks.tryRead("t", TIME), false);
                case WRITE -> keep(process, process.locks.tryWrite("t", TIME), true);
                case RENEW ->
                    List.copyOf(process.held).forEach(held -> held.lease().renew());
                case CLOSE ->
                    List.copyOf(process.held).forEach(held -> held.lease().close());
                case USE -> process.held.stream().filter(Held::exclusive).forEach(this::use);
                case DIE -> {
                    process.held.clear();
                    process.locks = process.newLocks();
                }
                case WAIT -> {}
            }
            check();
            nanos += Duration.ofSeconds(step.seconds()).toNanos();
            check();
        }

        private static void keep(Process process, Optional<Lease> lease, boolean exclusive) {
            lease.ifPresent(taken -> process.held.add(new Held(taken, exclusive)));
        }

        /** A holder acts, and so does a zombie; only the zombie is refused. */
        private void use(Held writer) {
            boolean held = writer.lease().isHeld();
            boolean accepted = table.accepts(writer.lease().number());
            if (held) {
                assertThat(accepted).as("a holder is not fenced off").isTrue();
            }
        }

        private void check() {
            List<Held> now = processes.stream()
                    .flatMap(process -> process.held.stream())
                    .filter(held -> held.lease().isHeld())
                    .toList();
            if (now.stream().anyMatch(Held::exclusive)) {
                assertThat(now).as("who holds beside a writer").hasSize(1);
                long writer = now.get(0).lease().number();
                assertThat(processes.stream()
                                .flatMap(process -> process.held.stream())
                                .filter(held -> held != now.get(0))
                                .map(held -> held.lease().number()))
                        .as("who comes later has a higher number")
                        .allMatch(number -> number < writer);
            }
        }

        void aWriterComesThroughWhenAllOthersAreDead() {
            calm = true;
            Process last = processes.get(0);
            last.held.clear();
            last.locks = last.newLocks();
            Optional<Lease> lease = last.locks.tryWrite("t", TIME);
            if (lease.isEmpty()) {
                nanos += TIME.toNanos();
                lease = last.locks.tryWrite("t", TIME);
            }
            assertThat(lease)
                    .as("a dead holder holds nobody up for longer than its time")
                    .isPresent();
        }

        @Override
        public Leases read(String name) {
            holdUp();
            if (!calm && trouble.nextInt(8) == 0) {
                throw new LostException("no answer");
            }
            Leases found = real.read(name);
            holdUp();
            return found;
        }

        @Override
        public boolean replace(String name, Leases next) {
            holdUp();
            int lost = calm ? 8 : trouble.nextInt(8);
            if (lost == 0) {
                throw new LostException("the request is lost");
            }
            boolean done = real.replace(name, next);
            holdUp();
            if (lost == 1) {
                throw new LostException("the answer is lost");
            }
            return done;
        }

        /** Time passes, in which another process may act between two requests of this one. */
        private void holdUp() {
            if (calm) {
                return;
            }
            nanos += trouble.nextInt(3) == 0 ? trouble.nextInt(4) * 1_000_000_000L : 1_000_000L;
            if (trouble.nextInt(6) == 0 && depth < 3) {
                depth++;
                Process other = processes.get(trouble.nextInt(PROCESSES));
                boolean exclusive = trouble.nextBoolean();
                keep(other, exclusive ? other.locks.tryWrite("t", TIME) : other.locks.tryRead("t", TIME), exclusive);
            }
        }
    }
}
