package io.datasurface.model.common;

import java.math.BigDecimal;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;

/** Times as people say them: {@code 2557 days}, {@code 1 hour 30 minutes}. Files and JSON keep ISO 8601. */
public final class DurationWords {
    private DurationWords() {}

    /**
     * Says how long a time is. No weeks, months and years: days are what files are written in, and all of one length.
     *
     * @param time any time
     * @return its days, hours, minutes and seconds, without those that are 0
     */
    public static String of(Duration time) {
        if (time.isNegative()) {
            return "minus "
                    + positive(new BigDecimal(time.getSeconds())
                            .add(BigDecimal.valueOf(time.getNano(), 9))
                            .negate());
        }
        return positive(new BigDecimal(time.getSeconds()).add(BigDecimal.valueOf(time.getNano(), 9)));
    }

    private static String positive(BigDecimal all) {
        BigDecimal[] days = all.divideAndRemainder(BigDecimal.valueOf(24 * 3600));
        BigDecimal[] hours = days[1].divideAndRemainder(BigDecimal.valueOf(3600));
        BigDecimal[] minutes = hours[1].divideAndRemainder(BigDecimal.valueOf(60));
        List<String> parts = new ArrayList<>();
        add(days[0], "day", parts);
        add(hours[0], "hour", parts);
        add(minutes[0], "minute", parts);
        add(minutes[1], "second", parts);
        return parts.isEmpty() ? "0 seconds" : String.join(" ", parts);
    }

    private static void add(BigDecimal count, String unit, List<String> parts) {
        if (count.signum() != 0) {
            String number = count.stripTrailingZeros().toPlainString();
            parts.add(number + " " + unit + (number.equals("1") ? "" : "s"));
        }
    }
}
