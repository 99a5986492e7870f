package io.datasurface.awsbatch.jobs.run;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.datasurface.awsbatch.spec.RunMetrics;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class RunWatchTest {
    private static final RunMetrics WHERE = new RunMetrics("eu-central-1", "ds/Prod/runs", "Retail", "high");

    private final List<SortedMap<String, Long>> sent = new ArrayList<>();
    private long now;

    /** A clock that tells what the test says. */
    private final Clock clock = new Clock() {
        @Override
        public ZoneId getZone() {
            return ZoneOffset.UTC;
        }

        @Override
        public Clock withZone(ZoneId zone) {
            return this;
        }

        @Override
        public Instant instant() {
            return Instant.ofEpochMilli(now);
        }
    };

    private void take(RunMetrics where, SortedMap<String, Long> counts) {
        assertThat(where).isEqualTo(WHERE);
        sent.add(counts);
    }

    @ParameterizedTest
    @CsvSource({"900, 300, 0, 34", "900, 300, 600000, 100", "900, 300, 600001, 101", "1, 0, 1, 1", "86400, 0, 0, 0"})
    void aRunThatEndsWellTellsHowMuchOfTheTimeItTook(long limit, long pause, long millis, long percent) {
        RunWatch watch = RunWatch.parse("eu-central-1;ds/Prod/runs;Retail;high;" + limit + ";" + pause);

        watch.over(() -> now += millis, this::take, clock);

        assertThat(sent).containsExactly(new TreeMap<>(Map.of("Succeeded", 1L, "LatencyUse", percent)));
    }

    @Test
    void aRunThatFailsIsCountedAndFails() {
        RunWatch watch = RunWatch.parse("eu-central-1;ds/Prod/runs;Retail;high;900;300");
        JobException failure = new JobException("no");

        assertThatThrownBy(() -> watch.over(
                        () -> {
                            throw failure;
                        },
                        this::take,
                        clock))
                .isSameAs(failure);
        assertThat(sent).containsExactly(new TreeMap<>(Map.of("Failed", 1L)));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"", "a;b;c;d;1", "a;b;c;d;1;2;3", "a;b;c;d;x;1", "a;b;c;d;0;1", "a;b;c;d;1;-1", ";b;c;d;1;1"})
    void saysWhatIsWrong(String text) {
        assertThatThrownBy(() -> RunWatch.parse(text))
                .isInstanceOf(JobException.class)
                .hasMessageContaining("--ds-watch is \"" + text + "\"")
                .hasMessageContaining("write region;namespace;zone;class");
    }
}
