package io.datasurface.awsbatch.jobs.source;

import java.time.Instant;
import java.time.LocalDateTime;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;

/** Times in SQL. */
final class Literals {
    private static final DateTimeFormatter TIME = DateTimeFormatter.ofPattern("uuuu-MM-dd HH:mm:ss.SSSSSS");

    private Literals() {}

    /** A time with microseconds; an instant in UTC. */
    static String time(Object bound) {
        return TIME.format(
                bound instanceof Instant instant
                        ? LocalDateTime.ofInstant(instant, ZoneOffset.UTC)
                        : (LocalDateTime) bound);
    }
}
