package io.datasurface.awsbatch.sdk.internal;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.ArrayList;
import java.util.List;
import net.jqwik.api.Example;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import net.jqwik.api.constraints.Size;

class RateLimitTest {
    private static final long SECOND = 1_000_000_000;

    private long nanos = 42;

    /** In no span of time are there more requests than the bucket holds and what comes into it meanwhile; and none waits without need. */
    @Property(tries = 300)
    void neverMoreThanTheRateAllows(
            @ForAll @IntRange(min = 1, max = 40) int perSecond,
            @ForAll @IntRange(min = 1, max = 20) int capacity,
            @ForAll @Size(min = 1, max = 60) List<@IntRange(min = 0, max = 700) Integer> millisBetween) {
        RateLimit limit = new RateLimit(perSecond, capacity, () -> nanos, time -> nanos += time);
        List<Long> taken = new ArrayList<>();
        long waited = 0;
        for (int millis : millisBetween) {
            nanos += millis * 1_000_000L;
            long asked = nanos;
            limit.take();
            waited += nanos - asked;
            taken.add(nanos);
        }
        for (int i = 0; i < taken.size(); i++) {
            for (int j = i; j < taken.size(); j++) {
                double span = (taken.get(j) - taken.get(i)) / (double) SECOND;
                assertThat((double) (j - i + 1)).isLessThanOrEqualTo(capacity + span * perSecond + 1e-6);
            }
        }
        if (taken.size() <= capacity) {
            assertThat(waited).isZero();
        }
        assertThat(waited / (double) SECOND).isLessThanOrEqualTo(taken.size() / (double) perSecond + 1e-6);
    }

    @Example
    void whoIsToEndDoesNotWait() {
        RateLimit limit = new RateLimit(1, 1, () -> nanos, time -> {
            throw new InterruptedException();
        });
        limit.take();
        assertThatThrownBy(limit::take).hasMessageContaining("what is done is done");
        assertThat(Thread.interrupted()).isTrue();
    }
}
