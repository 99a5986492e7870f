package io.datasurface.model.common;

import java.math.BigDecimal;
import java.time.Duration;

/** Times as people say them: {@code 2557 days}, {@code 1 hour 30 minutes}. Files and JSON keep ISO 8601. */
public final class DurationWords {
    private static final int MINUTE = 60;
    private static final int HOUR = 60 * MINUTE;
    private static final int DAY = 24 * HOUR;

    /** In nanoseconds. */
    private static final int SECOND = 1_000_000_000;

    private DurationWords() {}

    /**
     * Says how long a time is. No weeks, months and years: days are what files are written in, and all of one length.
     *
     * @param time any time
     * @return its days, hours, minutes and seconds, without those that are 0
     */
    public static String of(Duration time) {
        int nanos = time.getNano();
        long seconds = time.getSeconds();
        if (time.isNegative()) {
            // The longest fits into a number without a sign only.
            boolean fraction = nanos > 0;
            return "minus " + positive(fraction ? -(seconds + 1) : -seconds, fraction ? SECOND - nanos : 0);
        }
        return positive(seconds, nanos);
    }

    /** Of a number of seconds without a sign, and nanoseconds. */
    private static String positive(long seconds, int nanos) {
        StringBuilder text = new StringBuilder();
        add(text, Long.toUnsignedString(Long.divideUnsigned(seconds, DAY)), "day");
        int rest = (int) Long.remainderUnsigned(seconds, DAY);
        add(text, Integer.toString(rest / HOUR), "hour");
        add(text, Integer.toString(rest % HOUR / MINUTE), "minute");
        int last = rest % MINUTE;
        add(
                text,
                nanos == 0
                        ? Integer.toString(last)
                        : BigDecimal.valueOf(last * (long) SECOND + nanos, 9)
                                .stripTrailingZeros()
                                .toPlainString(),
                "second");
        return text.isEmpty() ? "0 seconds" : text.toString();
    }

    private static void add(StringBuilder text, String count, String unit) {
        if (count.equals("0")) {
            return;
        }
        if (!text.isEmpty()) {
            text.append(' ');
        }
        text.append(count).append(' ').append(unit).append(count.equals("1") ? "" : "s");
    }
}
