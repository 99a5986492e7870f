package io.datasurface.awsbatch.sdk.lock;

import static org.assertj.core.api.Assertions.assertThat;

import io.datasurface.awsbatch.spec.lock.LeaseLocks;
import io.datasurface.awsbatch.spec.lock.LeaseStore;
import io.datasurface.awsbatch.spec.lock.TableLocks;
import io.datasurface.awsbatch.spec.lock.TableLocks.Lease;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import java.util.concurrent.atomic.AtomicInteger;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;

/**
 * Processes with clocks that differ by anything, and run up to 4 % fast or slow, take, renew and give back leases, die, stop for a while between
 * any two requests to the store, and lose requests and answers.
 */
final class LockStory implements LeaseStore {
    private static final int PROCESSES = 4;
    private static final Duration TIME = Duration.ofSeconds(10);

    enum Act {
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
    record Step(int process, Act act, int seconds, int trouble) {}

    private final LeaseStore real;
    private final String name;
    private final AtomicInteger names = new AtomicInteger();
    private final List<Process> processes = new ArrayList<>();
    private final Protected table = new Protected();
    private Random trouble = new Random(0);
    private boolean calm;
    private int depth;
    private long nanos = 1_000_000_000_000L;

    /**
     * A story in a store.
     *
     * @param real the store, which loses nothing
     * @param name of the lock, which nobody else uses
     */
    LockStory(LeaseStore real, String name) {
        this.real = real;
        this.name = name;
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
                    LockStory.this, () -> offset + nanos / 100 * speed, () -> "p" + names.incrementAndGet());
        }
    }

    /** What is protected: refuses a writer whose number is lower than one that it has seen. */
    private static final class Protected {
        private long highest;

        boolean accepts(long number) {
            highest = Math.max(highest, number);
            return number == highest;
        }
    }

    private record Held(Lease lease, boolean exclusive) {}

    /** What may happen, of some length. */
    static Arbitrary<List<Step>> steps(int shortest, int longest) {
        Arbitrary<Act> acts = Arbitraries.of(
                Act.READ, Act.WRITE, Act.WRITE, Act.RENEW, Act.RENEW, Act.CLOSE, Act.USE, Act.USE, Act.DIE, Act.WAIT);
        return Combinators.combine(
                        Arbitraries.integers().between(0, PROCESSES - 1),
                        acts,
                        Arbitraries.integers().between(0, 6),
                        Arbitraries.integers().between(0, 1_000_000))
                .as(Step::new)
                .list()
                .ofMinSize(shortest)
                .ofMaxSize(longest);
    }

    /** Plays it, and then looks whether somebody can still get the lock. */
    void play(List<Step> steps) {
        steps.forEach(this::take);
        aWriterComesThroughWhenAllOthersAreDead();
    }

    private void take(Step step) {
        trouble = new Random(step.trouble());
        Process process = processes.get(step.process());
        switch (step.act()) {
            case READ -> keep(process, process.locks.tryRead(name, TIME), false);
            case WRITE -> keep(process, process.locks.tryWrite(name, TIME), true);
            case RENEW -> List.copyOf(process.held).forEach(held -> held.lease().renew());
            case CLOSE -> List.copyOf(process.held).forEach(held -> held.lease().close());
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

    private void aWriterComesThroughWhenAllOthersAreDead() {
        calm = true;
        Process last = processes.get(0);
        last.held.clear();
        last.locks = last.newLocks();
        Optional<Lease> lease = last.locks.tryWrite(name, TIME);
        if (lease.isEmpty()) {
            nanos += TIME.toNanos();
            lease = last.locks.tryWrite(name, TIME);
        }
        assertThat(lease)
                .as("a dead holder holds nobody up for longer than its time")
                .isPresent();
    }

    @Override
    public Leases read(String asked) {
        holdUp();
        if (!calm && trouble.nextInt(8) == 0) {
            throw new LostException("no answer");
        }
        Leases found = real.read(asked);
        holdUp();
        return found;
    }

    @Override
    public boolean replace(String asked, Leases next) {
        holdUp();
        int lost = calm ? 8 : trouble.nextInt(8);
        if (lost == 0) {
            throw new LostException("the request is lost");
        }
        boolean done = real.replace(asked, next);
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
            keep(other, exclusive ? other.locks.tryWrite(name, TIME) : other.locks.tryRead(name, TIME), exclusive);
        }
    }
}
