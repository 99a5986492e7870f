package io.datasurface.model.common;

import static org.assertj.core.api.Assertions.assertThat;

import java.math.BigDecimal;
import java.time.Duration;
import java.util.Map;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class DurationWordsTest {
    private static final Pattern PART = Pattern.compile("([0-9.]+) (day|hour|minute|second)s?");
    private static final Map<String, Long> SECONDS = Map.of("day", 86_400L, "hour", 3600L, "minute", 60L, "second", 1L);

    @ParameterizedTest
    @CsvSource({
        "P2557D, 2557 days",
        "PT61368H, 2557 days",
        "P1D, 1 day",
        "PT15M, 15 minutes",
        "PT1H30M, 1 hour 30 minutes",
        "P1DT1S, 1 day 1 second",
        "PT0.2S, 0.2 seconds",
        "PT0S, 0 seconds",
        "-PT5M, minus 5 minutes",
        "-PT0.5S, minus 0.5 seconds"
    })
    void saysIt(Duration time, String words) {
        assertThat(DurationWords.of(time)).isEqualTo(words);
    }

    @Property
    void theWordsMeanTheTime(@ForAll long seconds, @ForAll @IntRange(max = 999_999_999) int nanos) {
        Duration time = Duration.ofSeconds(seconds / 2, nanos);
        String words = DurationWords.of(time);
        BigDecimal sum = BigDecimal.ZERO;
        for (MatchResult part : PART.matcher(words).results().toList()) {
            sum = sum.add(new BigDecimal(part.group(1)).multiply(BigDecimal.valueOf(SECONDS.get(part.group(2)))));
        }
        BigDecimal exact = new BigDecimal(time.getSeconds()).add(BigDecimal.valueOf(time.getNano(), 9));
        assertThat(words.startsWith("minus ") ? sum.negate() : sum).isEqualByComparingTo(exact);
    }
}
