package io.datasurface.awsbatch.schedule;

import static org.assertj.core.api.Assertions.assertThat;

import io.datasurface.graph.NodeRequirements;
import io.datasurface.model.DataLatency;
import io.datasurface.model.common.ProductionStatus;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.LongRange;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class CadenceTest {
    private static final Duration FASTEST = Duration.ofMinutes(5);

    private static NodeRequirements needs(Optional<DataLatency> latency, Optional<Duration> freshness) {
        return new NodeRequirements(
                Optional.empty(), latency, freshness, Set.of(), Optional.empty(), ProductionStatus.NOT_PRODUCTION);
    }

    @ParameterizedTest
    @CsvSource({"SECONDS, PT5M", "MINUTES, PT5M", "HOURS, PT30M", "DAYS, PT6H"})
    void followsTheLatency(DataLatency latency, Duration expected) {
        assertThat(Cadence.of(List.of(needs(Optional.of(latency), Optional.empty())), FASTEST))
                .isEqualTo(expected);
    }

    @ParameterizedTest
    @CsvSource({"PT15M, PT5M", "PT1H, PT20M", "PT10M, PT3M", "PT1S, PT1M", "PT0S, PT1M", "P30D, P1D"})
    void isAThirdOfTheFreshnessInWholeMinutes(Duration freshness, Duration expected) {
        assertThat(Cadence.of(List.of(needs(Optional.empty(), Optional.of(freshness))), FASTEST))
                .isEqualTo(expected);
    }

    @Test
    void isADayForWorkThatNobodyIsWaitingFor() {
        assertThat(Cadence.of(List.of(), FASTEST)).isEqualTo(Duration.ofDays(1));
        assertThat(Cadence.of(List.of(NodeRequirements.NONE), FASTEST)).isEqualTo(Duration.ofDays(1));
    }

    @Test
    void followsTheMostImpatient() {
        NodeRequirements slow = needs(Optional.of(DataLatency.DAYS), Optional.empty());
        NodeRequirements fresh = needs(Optional.of(DataLatency.HOURS), Optional.of(Duration.ofMinutes(45)));
        assertThat(Cadence.of(List.of(slow, fresh), FASTEST)).isEqualTo(Duration.ofMinutes(15));
        assertThat(Cadence.of(List.of(fresh, slow), FASTEST)).isEqualTo(Duration.ofMinutes(15));
    }

    @Property
    void isWholeMinutesThatAScheduleTakes(@ForAll @LongRange(min = 0, max = 10_000_000) long freshness) {
        Duration pause =
                Cadence.of(List.of(needs(Optional.empty(), Optional.of(Duration.ofSeconds(freshness)))), FASTEST);

        assertThat(pause).isBetween(Duration.ofMinutes(1), Duration.ofDays(1));
        assertThat(pause.toSecondsPart()).isZero();
        assertThat(ScheduleRenderer.rate(pause)).matches("rate\\((1 minute|[0-9]+ minutes)\\)");
        assertThat(ScheduleRenderer.rate(pause)).isNotEqualTo("rate(1 minutes)");
    }
}
