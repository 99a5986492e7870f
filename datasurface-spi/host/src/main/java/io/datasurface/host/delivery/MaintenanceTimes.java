package io.datasurface.host.delivery;

import io.datasurface.model.capture.CronExpression;
import io.datasurface.model.platform.MaintenanceWindow;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.LocalTime;
import java.time.ZoneId;
import java.time.ZonedDateTime;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Optional;

/**
 * When maintenance windows are open. A window opens at a local time; on a day whose clocks skip that time it does not open by cron, and a
 * single time that is skipped is moved by the length of the gap, as {@link ZonedDateTime} does. A window is open from its opening on, and
 * no longer at the end of its length. Immutable.
 */
final class MaintenanceTimes {
    /** Every date that a cron expression can name comes within this time: 29 February on a certain day of the week. */
    private static final int LONGEST_WAIT_YEARS = 41;

    private final List<MaintenanceWindow> windows;

    MaintenanceTimes(Collection<MaintenanceWindow> windows) {
        this.windows = List.copyOf(windows);
    }

    /** The name of a window that is open. */
    Optional<String> open(Instant now) {
        return windows.stream()
                .filter(window -> nextOpening(window, now.minus(window.length()).plusNanos(1))
                        .filter(opening -> !opening.isAfter(now))
                        .isPresent())
                .map(MaintenanceWindow::name)
                .sorted()
                .findFirst();
    }

    /** When the next window opens, now at the earliest. */
    Optional<Instant> next(Instant now) {
        return windows.stream()
                .flatMap(window -> nextOpening(window, now).stream())
                .min(Instant::compareTo);
    }

    private static Optional<Instant> nextOpening(MaintenanceWindow window, Instant from) {
        ZoneId zone = ZoneId.of(window.timeZone());
        List<Instant> openings = new ArrayList<>();
        for (LocalDateTime start : window.starts()) {
            openings.add(start.atZone(zone).toInstant());
        }
        window.cron()
                .flatMap(cron -> nextDue(CronExpression.parse(cron), zone, from))
                .ifPresent(openings::add);
        return openings.stream().filter(opening -> !opening.isBefore(from)).min(Instant::compareTo);
    }

    private static Optional<Instant> nextDue(CronExpression cron, ZoneId zone, Instant from) {
        LocalDate first = from.atZone(zone).toLocalDate();
        for (LocalDate day = first; day.isBefore(first.plusYears(LONGEST_WAIT_YEARS)); day = day.plusDays(1)) {
            if (!cron.includes(day)) {
                continue;
            }
            Optional<Instant> due = firstOf(cron, day, zone, from);
            if (due.isPresent()) {
                return due;
            }
        }
        return Optional.empty();
    }

    private static Optional<Instant> firstOf(CronExpression cron, LocalDate day, ZoneId zone, Instant from) {
        for (int hour : cron.values(CronExpression.Field.HOUR)) {
            for (int minute : cron.values(CronExpression.Field.MINUTE)) {
                LocalTime time = LocalTime.of(hour, minute);
                ZonedDateTime due = day.atTime(time).atZone(zone);
                if (due.toLocalTime().equals(time) && !due.toInstant().isBefore(from)) {
                    return Optional.of(due.toInstant());
                }
            }
        }
        return Optional.empty();
    }
}
