package io.datasurface.awsbatch.workflow;

import static org.assertj.core.api.Assertions.assertThat;

import io.datasurface.awsbatch.schedule.Timing;
import java.time.Duration;
import java.util.HashSet;
import java.util.Optional;
import java.util.Set;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.AlphaChars;
import net.jqwik.api.constraints.IntRange;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class WorkflowTimesTest {
    private static String of(Duration pause, String name) {
        return WorkflowTimes.expression(Timing.at("rate(" + pause.toMinutes() + " minutes)"), pause, name)
                .orElseThrow();
    }

    @ParameterizedTest
    @CsvSource({
        "PT1M, PT5M", "PT5M, PT5M", "PT9M, PT6M", "PT10M, PT10M", "PT14M, PT12M", "PT29M, PT20M", "PT59M, PT30M",
        "PT60M, PT1H", "PT119M, PT1H", "PT5H, PT4H", "PT7H, PT6H", "PT11H, PT8H", "PT23H, PT12H", "PT24H, PT24H",
    })
    void pausesDivideAnHourOrADay(Duration asked, Duration pause) {
        assertThat(WorkflowTimes.pause(asked)).isEqualTo(pause);
    }

    /** The oracle counts the minutes of a day that an expression means, as cron does. */
    @Property(tries = 300)
    void startsAreThatFarApart(@ForAll @IntRange(min = 1, max = 1440) int minutes, @ForAll @AlphaChars String name) {
        Duration pause = WorkflowTimes.pause(Duration.ofMinutes(minutes));
        String[] fields = of(Duration.ofMinutes(minutes), name)
                .replaceAll("^cron\\(|\\)$", "")
                .split(" ");

        assertThat(fields).hasSize(6).endsWith("*", "*", "?", "*");
        Set<Integer> starts = new HashSet<>();
        for (int minute = 0; minute < 24 * 60; minute++) {
            if (meant(fields[0], minute % 60) && meant(fields[1], minute / 60)) {
                starts.add(minute);
            }
        }
        assertThat(starts).hasSize((int) (24 * 60 / pause.toMinutes()));
        assertThat(starts.stream().map(start -> start % pause.toMinutes()).distinct())
                .hasSize(1);
        assertThat(pause.toMinutes()).isLessThanOrEqualTo(Math.max(5, minutes));
    }

    private static boolean meant(String field, int value) {
        if (field.equals("*")) {
            return true;
        }
        String[] parts = field.split("/");
        int first = Integer.parseInt(parts[0]);
        return parts.length == 1 ? value == first : value >= first && (value - first) % Integer.parseInt(parts[1]) == 0;
    }

    @Test
    void notAllBeginInTheSameMinute() {
        Set<String> expressions = new HashSet<>();
        for (int i = 0; i < 100; i++) {
            expressions.add(of(Duration.ofHours(6), "ingest-" + i));
        }
        assertThat(expressions).hasSizeGreaterThan(50);
    }

    @Test
    void whatTheModelSaysStays() {
        assertThat(WorkflowTimes.expression(Timing.at("cron(15 3 * * ? *)"), Duration.ofHours(1), "x"))
                .contains("cron(15 3 * * ? *)");
        assertThat(WorkflowTimes.expression(Timing.never(), Duration.ofHours(1), "x"))
                .isEqualTo(Optional.empty());
    }
}
