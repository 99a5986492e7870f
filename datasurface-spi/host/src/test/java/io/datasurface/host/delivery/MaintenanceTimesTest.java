package io.datasurface.host.delivery;

import static org.assertj.core.api.Assertions.assertThat;

import io.datasurface.model.capture.CronExpression;
import io.datasurface.model.platform.MaintenanceWindow;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.ZoneId;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import org.junit.jupiter.api.Test;

class MaintenanceTimesTest {
    private static final List<String> CRONS =
            List.of("0 22 * * FRI", "30 2 * * *", "*/20 1-3 1 * *", "15 0 28-31 * 0", "0 12 29 2 *", "59 23 * 1,7 MON");
    private static final List<String> ZONES = List.of("UTC", "Europe/Berlin", "America/New_York", "Asia/Kolkata");

    private static MaintenanceTimes times(MaintenanceWindow... windows) {
        return new MaintenanceTimes(List.of(windows));
    }

    private static Instant at(String time) {
        return Instant.parse(time);
    }

    @Test
    void weekendsInBerlin() {
        MaintenanceTimes times = times(MaintenanceWindow.builder("weekend", Duration.ofHours(48))
                .cron("0 22 * * FRI")
                .timeZone("Europe/Berlin")
                .build());
        assertThat(times.open(at("2026-07-03T19:59:59Z"))).isEmpty();
        assertThat(times.next(at("2026-07-03T19:59:59Z"))).contains(at("2026-07-03T20:00:00Z"));
        assertThat(times.open(at("2026-07-03T20:00:00Z"))).contains("weekend");
        assertThat(times.open(at("2026-07-05T19:59:59.999999999Z"))).contains("weekend");
        assertThat(times.open(at("2026-07-05T20:00:00Z"))).isEmpty();
        assertThat(times.next(at("2026-11-20T22:00:00Z"))).contains(at("2026-11-27T21:00:00Z"));
    }

    @Test
    void singleTimes() {
        MaintenanceTimes times = times(MaintenanceWindow.builder("holidays", Duration.ofDays(3))
                .start(LocalDateTime.parse("2026-12-24T18:00"))
                .start(LocalDateTime.parse("2026-04-03T18:00"))
                .build());
        assertThat(times.next(at("2026-01-01T00:00:00Z"))).contains(at("2026-04-03T18:00:00Z"));
        assertThat(times.open(at("2026-12-26T00:00:00Z"))).contains("holidays");
        assertThat(times.next(at("2026-12-26T00:00:00Z"))).isEmpty();
    }

    @Test
    void theTimeThatClocksSkipOpensNothing() {
        MaintenanceTimes times = times(MaintenanceWindow.builder("nightly", Duration.ofMinutes(10))
                .cron("30 2 * * *")
                .timeZone("Europe/Berlin")
                .build());
        assertThat(times.next(at("2026-03-28T02:00:00Z"))).contains(at("2026-03-30T00:30:00Z"));
    }

    @Test
    void noWindowNeverOpens() {
        assertThat(times().open(at("2026-01-01T00:00:00Z"))).isEmpty();
        assertThat(times().next(at("2026-01-01T00:00:00Z"))).isEmpty();
    }

    /** The oracle looks at every minute. */
    @Property(tries = 200)
    void agreesWithAWalkThroughTheMinutes(@ForAll long seed) {
        Random random = new Random(seed);
        String cron = CRONS.get(random.nextInt(CRONS.size()));
        ZoneId zone = ZoneId.of(ZONES.get(random.nextInt(ZONES.size())));
        Duration length = Duration.ofMinutes(1 + random.nextInt(3000));
        MaintenanceWindow window = MaintenanceWindow.builder("w", length)
                .cron(cron)
                .timeZone(zone.getId())
                .build();
        Instant now = at("2024-01-01T00:00:00Z").plus(random.nextInt(1_500_000), ChronoUnit.MINUTES);

        boolean open = false;
        for (Instant t = now; t.isAfter(now.minus(length)); t = t.minus(1, ChronoUnit.MINUTES)) {
            open |= isDue(cron, zone, t);
        }
        assertThat(times(window).open(now).isPresent()).isEqualTo(open);

        Optional<Instant> next = Optional.empty();
        Instant end = now.plus(8, ChronoUnit.DAYS);
        for (Instant t = now; next.isEmpty() && t.isBefore(end); t = t.plus(1, ChronoUnit.MINUTES)) {
            next = isDue(cron, zone, t) ? Optional.of(t) : next;
        }
        assertThat(times(window).next(now).filter(opening -> opening.isBefore(end)))
                .isEqualTo(next);
    }

    private static boolean isDue(String cron, ZoneId zone, Instant time) {
        CronExpression expression = CronExpression.parse(cron);
        LocalDateTime local = time.atZone(zone).toLocalDateTime();
        // The hour that clocks repeat comes due once, the first time.
        boolean repeated = zone.getRules().getValidOffsets(local).size() > 1
                && !zone.getRules()
                        .getValidOffsets(local)
                        .get(0)
                        .equals(zone.getRules().getOffset(time));
        return !repeated
                && expression.includes(local.toLocalDate())
                && expression.includes(CronExpression.Field.HOUR, local.getHour())
                && expression.includes(CronExpression.Field.MINUTE, local.getMinute());
    }
}
