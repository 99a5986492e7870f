package io.datasurface.awsbatch.workflow;

import io.datasurface.awsbatch.schedule.Timing;
import io.datasurface.awsbatch.work.Sha256;
import io.datasurface.model.capture.CronExpression;
import io.datasurface.model.capture.CronTrigger;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.stream.LongStream;

/**
 * Times of Glue's triggers, which know cron expressions only, and start something every five minutes at most; source: Glue developer guide, time-based
 * schedules for jobs and crawlers.
 */
public final class WorkflowTimes {
    /** The shortest pause between two starts. */
    public static final Duration SHORTEST = Duration.ofMinutes(5);

    private static final long HOUR = 60;
    private static final long DAY = 24;

    private WorkflowTimes() {}

    /**
     * Returns the pause between two starts: the longest of those that divide an hour or a day and are not longer than what is asked for.
     *
     * @param asked the pause that is asked for
     */
    public static Duration pause(Duration asked) {
        long minutes = Math.max(SHORTEST.toMinutes(), asked.toMinutes());
        return minutes < HOUR
                ? Duration.ofMinutes(divisor(HOUR, minutes))
                : Duration.ofHours(divisor(DAY, minutes / HOUR));
    }

    private static long divisor(long whole, long most) {
        return LongStream.rangeClosed(1, Math.min(whole, most))
                .filter(each -> whole % each == 0)
                .max()
                .orElse(1);
    }

    /**
     * Returns whether two starts are closer together than Glue allows; not of an expression that is wrong.
     *
     * @param trigger a trigger
     */
    public static boolean isTooOften(CronTrigger trigger) {
        List<Integer> minutes;
        try {
            minutes = CronExpression.parse(trigger.cron()).values(CronExpression.Field.MINUTE);
        } catch (IllegalArgumentException e) {
            return false; // Lint says what is wrong with it.
        }
        for (int i = 0; i < minutes.size() && minutes.size() > 1; i++) {
            int next = i + 1 < minutes.size() ? minutes.get(i + 1) : minutes.get(0) + (int) HOUR;
            if (next - minutes.get(i) < SHORTEST.toMinutes()) {
                return true;
            }
        }
        return false;
    }

    /**
     * Returns when something is started.
     *
     * @param timing what is asked for
     * @param pause time between two starts, if the timing is of that kind
     * @param name of what is started: not all that has the same pause begins in the same minute
     * @return an expression; empty if somebody outside starts it
     */
    static Optional<String> expression(Timing timing, Duration pause, String name) {
        return timing.expression().map(expression -> expression.startsWith("cron(") ? expression : every(pause, name));
    }

    private static String every(Duration asked, String name) {
        Duration pause = pause(asked);
        byte[] hash = Sha256.of(name.getBytes(StandardCharsets.UTF_8)).getBytes(StandardCharsets.US_ASCII);
        long spread = 0;
        for (int i = 0; i < 8; i++) {
            spread = spread * 16 + Character.digit((char) hash[i], 16);
        }
        if (pause.toMinutes() < HOUR) {
            return "cron(" + spread % pause.toMinutes() + "/" + pause.toMinutes() + " * * * ? *)";
        }
        long hours = pause.toHours();
        String minute = Long.toString(spread % HOUR);
        long first = spread / HOUR % hours;
        return "cron(" + minute + " " + (hours == DAY ? first : first + "/" + hours) + " * * ? *)";
    }
}
