package io.datasurface.awsbatch.jobs.drop;

import java.math.BigDecimal;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.util.OptionalLong;
import org.jspecify.annotations.Nullable;

/** Values of texts that are written in the plainest way, as nearly all are, by their characters; {@link TextValues} knows the other ways. */
final class PlainText {
    /** Every number of so many digits is a long. */
    private static final int MOST_DIGITS = 18;

    private static final int TEN = 10;
    private static final String DATE = "0000-00-00";
    private static final String SECOND = DATE + "T00:00:00";
    private static final String MICRO = SECOND + ".000000";
    private static final int NANOS_IN_MICRO = 1000;

    private PlainText() {}

    /** A whole number of few digits, with or without a sign. */
    static OptionalLong whole(String text) {
        int first = text.isEmpty() || (text.charAt(0) != '-' && text.charAt(0) != '+') ? 0 : 1;
        int digits = text.length() - first;
        if (digits < 1 || digits > MOST_DIGITS) {
            return OptionalLong.empty();
        }
        for (int i = first; i < text.length(); i++) {
            if (!isDigit(text.charAt(i))) {
                return OptionalLong.empty();
            }
        }
        return OptionalLong.of(Long.parseLong(text));
    }

    /** A number of few digits with no more than so many behind the point; null if it is not written so, or is none of the type. */
    static @Nullable BigDecimal decimal(String text, int precision, int scale) {
        int point = text.indexOf('.');
        int behind = point < 0 ? 0 : text.length() - point - 1;
        if (behind > scale || text.length() + scale - behind > MOST_DIGITS) {
            return null;
        }
        String digits = point < 0 ? text : text.substring(0, point).concat(text.substring(point + 1));
        OptionalLong whole = point == 0 || (behind == 0 && point > 0) ? OptionalLong.empty() : whole(digits);
        if (whole.isEmpty()) {
            return null;
        }
        long value = whole.getAsLong();
        for (int i = behind; i < scale; i++) {
            value *= TEN;
        }
        BigDecimal decimal = BigDecimal.valueOf(value, scale);
        return decimal.precision() > precision ? null : decimal;
    }

    /** Whether it is written as a date. */
    static boolean isDate(String text) {
        return text.length() == DATE.length() && isLike(text, DATE);
    }

    /**
     * The date.
     *
     * @throws java.time.DateTimeException if there is no such day
     */
    static LocalDate date(String text) {
        return LocalDate.of(number(text, 0, 4), number(text, 5, 7), number(text, 8, 10));
    }

    /** Whether it is written as a time with seconds, or with microseconds, and without an offset. */
    static boolean isWallClock(String text) {
        return (text.length() == SECOND.length() || text.length() == MICRO.length())
                && isLike(text, text.length() == SECOND.length() ? SECOND : MICRO)
                && number(text, 11, 13) < 24;
    }

    /** Whether it is written so, with a Z behind it. */
    static boolean isInstant(String text) {
        return text.endsWith("Z") && isWallClock(text.substring(0, text.length() - 1));
    }

    /**
     * The time.
     *
     * @throws java.time.DateTimeException if there is no such time
     */
    static LocalDateTime wallClock(String text) {
        int micros = text.length() == MICRO.length() ? number(text, 20, 26) : 0;
        return date(text)
                .atTime(number(text, 11, 13), number(text, 14, 16), number(text, 17, 19), micros * NANOS_IN_MICRO);
    }

    /** Whether it has digits where the form has zeros, and else the same; where the form has a T there may be a blank. */
    private static boolean isLike(String text, String form) {
        for (int i = 0; i < form.length(); i++) {
            char c = text.charAt(i);
            char like = form.charAt(i);
            if (like == '0' ? !isDigit(c) : c != like && !(like == 'T' && c == ' ')) {
                return false;
            }
        }
        return true;
    }

    private static int number(String text, int start, int end) {
        int number = 0;
        for (int i = start; i < end; i++) {
            number = number * TEN + text.charAt(i) - '0';
        }
        return number;
    }

    private static boolean isDigit(char c) {
        return c >= '0' && c <= '9';
    }
}
