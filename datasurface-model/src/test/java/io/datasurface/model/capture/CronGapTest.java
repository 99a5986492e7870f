package io.datasurface.model.capture;

import static org.assertj.core.api.Assertions.assertThat;

import io.datasurface.model.capture.CronExpression.Field;
import java.time.Duration;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.util.Optional;
import java.util.stream.Collectors;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Assume;
import net.jqwik.api.Combinators;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** The longest time between two moments at which an expression comes due. */
class CronGapTest {
    private static final LocalDate BEGIN = LocalDate.of(1900, 3, 1);

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            * * * * *        | PT1M
            */15 * * * *     | PT15M
            7-30/10 * * * *  | PT40M
            0 3 * * *        | PT24H
            0 3,4 * * *      | PT23H
            50 23,0 * * *    | PT23H
            0 3 * * MON-FRI  | PT72H
            30 6 * * 1       | PT168H
            0 0 1 * *        | PT744H
            0 0 31 * *       | PT1464H
            0 0 1,15 * *     | PT408H
            0 0 1 * 1        | PT168H
            0 0 */31 * 1     | PT10248H
            0 0 29 2 *       | PT70104H
            """)
    void knowsTheCalendar(String cron, Duration gap) {
        assertThat(CronExpression.parse(cron).longestGap()).isEqualTo(gap);
    }

    /** Minute by minute through three weeks: enough where only the day of the week is limited. */
    @Property(tries = 200)
    void isTheLongestPauseOfAWeek(@ForAll("weekly") String text) {
        CronExpression cron = CronExpression.parse(text);
        LocalDateTime first = BEGIN.atStartOfDay();
        Optional<LocalDateTime> previous = Optional.empty();
        Duration longest = Duration.ZERO;
        for (int minute = 0; minute < 3 * 7 * 24 * 60; minute++) {
            LocalDateTime at = first.plusMinutes(minute);
            if (cron.includes(Field.MINUTE, at.getMinute())
                    && cron.includes(Field.HOUR, at.getHour())
                    && cron.includes(Field.DAY_OF_WEEK, at.getDayOfWeek().getValue())) {
                Duration pause =
                        previous.map(before -> Duration.between(before, at)).orElse(Duration.ZERO);
                longest = pause.compareTo(longest) > 0 ? pause : longest;
                previous = Optional.of(at);
            }
        }
        assertThat(cron.longestGap()).isEqualTo(longest);
    }

    /** Day by day through five centuries. */
    @Property(tries = 25)
    void isTheLongestPauseOfTheCalendar(@ForAll("days") String text) {
        Assume.that(CronExpression.mistake(text).isEmpty());
        CronExpression cron = CronExpression.parse(text);
        boolean either = cron.isRestricted(Field.DAY_OF_MONTH) && cron.isRestricted(Field.DAY_OF_WEEK);
        Optional<LocalDate> previous = Optional.empty();
        long longest = 0;
        for (LocalDate day = BEGIN; day.getYear() < 2400; day = day.plusDays(1)) {
            boolean byMonth = cron.includes(Field.DAY_OF_MONTH, day.getDayOfMonth());
            boolean byWeek = cron.includes(Field.DAY_OF_WEEK, day.getDayOfWeek().getValue());
            if (cron.includes(Field.MONTH, day.getMonthValue()) && (either ? byMonth || byWeek : byMonth && byWeek)) {
                longest = Math.max(
                        longest,
                        day.toEpochDay() - previous.map(LocalDate::toEpochDay).orElse(day.toEpochDay()));
                previous = Optional.of(day);
            }
        }
        assertThat(cron.longestGap()).isEqualTo(Duration.ofDays(longest));
    }

    @Provide
    Arbitrary<String> weekly() {
        return Combinators.combine(numbers(59), numbers(23), numbers(7))
                .as((minutes, hours, days) -> minutes + " " + hours + " * * " + days);
    }

    private static Arbitrary<String> numbers(int largest) {
        return Arbitraries.integers()
                .between(0, largest)
                .list()
                .ofMinSize(1)
                .ofMaxSize(4)
                .map(values -> values.stream().map(String::valueOf).collect(Collectors.joining(",")));
    }

    @Provide
    Arbitrary<String> days() {
        return Combinators.combine(
                        Arbitraries.of("*", "1", "31", "29", "30", "1-5", "*/10", "15,31"),
                        Arbitraries.of("*", "2", "2,4", "*/6", "12"),
                        Arbitraries.of("*", "1", "*/4", "SAT,SUN"))
                .as((dayOfMonth, month, dayOfWeek) -> "0 0 " + dayOfMonth + " " + month + " " + dayOfWeek);
    }
}
