package io.datasurface.awsbatch.sdk.internal;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.concurrent.BrokenBarrierException;
import java.util.concurrent.ConcurrentSkipListSet;
import java.util.concurrent.CyclicBarrier;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.IntStream;
import net.jqwik.api.Example;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;

class TogetherTest {
    /** Nobody passes the barrier before all are there, so that it breaks if fewer are under way. */
    @Example
    void asManyAreUnderWayAsMayBe() {
        CyclicBarrier all = new CyclicBarrier(Together.AT_ONCE);
        AtomicInteger most = new AtomicInteger();
        AtomicInteger now = new AtomicInteger();
        List<Integer> told = new ArrayList<>();
        Thread here = Thread.currentThread();
        Together.each(
                IntStream.range(0, 3 * Together.AT_ONCE).boxed().toList(),
                i -> {
                    most.accumulateAndGet(now.incrementAndGet(), Math::max);
                    meet(all);
                    now.decrementAndGet();
                    return i * i;
                },
                (i, square) -> {
                    assertThat(Thread.currentThread()).isSameAs(here);
                    assertThat(square).isEqualTo(i * i);
                    told.add(i);
                });

        assertThat(most).hasValue(Together.AT_ONCE);
        assertThat(told)
                .containsExactlyInAnyOrderElementsOf(
                        IntStream.range(0, 3 * Together.AT_ONCE).boxed().toList());
    }

    private static void meet(CyclicBarrier all) {
        try {
            all.await(1, TimeUnit.MINUTES);
        } catch (InterruptedException | BrokenBarrierException | TimeoutException e) {
            throw new IllegalStateException(e);
        }
    }

    /** What was begun before the failure is done, and whatever is done is told. */
    @Property(tries = 100)
    void whatFailsEndsItAndNothingThatWasDoneIsLost(
            @ForAll @IntRange(min = 1, max = 60) int size, @ForAll @IntRange(min = 0, max = 70) int bad) {
        Set<Integer> done = new ConcurrentSkipListSet<>();
        List<Integer> told = new ArrayList<>();
        Runnable run = () -> Together.each(
                IntStream.range(0, size).boxed().toList(),
                i -> {
                    if (i == bad) {
                        throw new IllegalArgumentException("number " + i);
                    }
                    done.add(i);
                    return i;
                },
                (i, same) -> told.add(i));
        if (bad < size) {
            assertThatThrownBy(run::run)
                    .isInstanceOf(IllegalArgumentException.class)
                    .hasMessage("number " + bad);
        } else {
            run.run();
        }

        assertThat(told).containsExactlyInAnyOrderElementsOf(done);
        assertThat(told).hasSizeGreaterThanOrEqualTo(Math.min(bad, size));
    }

    @Example
    void whoIsToEndDoesNotWait() {
        Thread.currentThread().interrupt();
        assertThatThrownBy(() -> Together.each(List.of(1), i -> i, (i, same) -> {}))
                .hasMessageContaining("what is done is done");
        assertThat(Thread.interrupted()).isTrue();
    }
}
