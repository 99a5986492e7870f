package io.datasurface.awsbatch.jobs.drop;

import io.datasurface.awsbatch.jobs.drop.Conversion.NoValueException;
import java.math.BigDecimal;
import java.math.BigInteger;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.OffsetDateTime;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.time.temporal.ChronoField;
import java.time.temporal.TemporalAccessor;
import java.util.Base64;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.OptionalLong;
import java.util.regex.Pattern;

/** Values of texts: ISO 8601 for times, decimal digits for numbers, Base64 for bytes; without blanks around them. */
final class TextValues {
    private static final Pattern WHOLE = Pattern.compile("[+-]?[0-9]{1,40}");
    private static final Pattern NUMBER = Pattern.compile("[+-]?([0-9]+([.][0-9]*)?|[.][0-9]+)([eE][+-]?[0-9]{1,4})?");
    private static final Pattern SPECIAL = Pattern.compile("[+-]?(NaN|Infinity)");
    private static final Pattern DATE = Pattern.compile("[0-9]{4}-[0-9]{2}-[0-9]{2}");
    private static final Pattern WALL_CLOCK =
            Pattern.compile(DATE + "[T ][0-9]{2}:[0-9]{2}(:[0-9]{2}([.][0-9]{1,9})?)?");
    private static final Pattern TIME = Pattern.compile(WALL_CLOCK + "(Z|[+-][0-9]{2}(:[0-9]{2})?)?");
    private static final int LONGEST_NUMBER = 1000;
    private static final int NANOS_IN_MICRO = 1000;

    private TextValues() {}

    static Boolean bool(String text) throws NoValueException {
        if (text.equalsIgnoreCase("true") || text.equals("1")) {
            return true;
        }
        if (text.equalsIgnoreCase("false") || text.equals("0")) {
            return false;
        }
        throw new NoValueException("it is no boolean; expected true, false, 1 or 0");
    }

    static Object integer(String text, int bits) throws NoValueException {
        OptionalLong plain = PlainText.whole(text);
        if (plain.isEmpty() && !WHOLE.matcher(text).matches()) {
            throw new NoValueException("it is no whole number; expected integer(" + bits + ")");
        }
        BigInteger value = plain.isPresent() ? BigInteger.valueOf(plain.getAsLong()) : new BigInteger(text);
        if (value.bitLength() >= bits) {
            throw new NoValueException("it is beyond the range of integer(" + bits + ")");
        }
        return switch (bits) {
            case 8 -> value.byteValue();
            case 16 -> value.shortValue();
            case 32 -> value.intValue();
            default -> value.longValue();
        };
    }

    static BigDecimal decimal(String text, int precision, int scale) throws NoValueException {
        BigDecimal plain = PlainText.decimal(text, precision, scale);
        if (plain != null) {
            return plain;
        }
        String type = "decimal(" + precision + "," + scale + ")";
        BigDecimal value = number(text, type);
        if (value.signum() == 0) {
            return BigDecimal.ZERO.setScale(scale);
        }
        BigDecimal least = value.stripTrailingZeros();
        if (least.scale() > scale) {
            throw new NoValueException("it has more than " + scale + " digits behind the point; expected " + type);
        }
        if ((long) least.precision() - least.scale() > precision - scale) {
            throw new NoValueException("it is beyond the range of " + type);
        }
        return least.setScale(scale);
    }

    static Double real(String text) throws NoValueException {
        if (SPECIAL.matcher(text).matches()) {
            return Double.valueOf(text);
        }
        double value = number(text, "double").doubleValue();
        if (Double.isInfinite(value)) {
            throw new NoValueException("it is beyond the range of double");
        }
        return value;
    }

    static Float single(String text) throws NoValueException {
        if (SPECIAL.matcher(text).matches()) {
            return Float.valueOf(text);
        }
        float value = number(text, "float").floatValue();
        if (Float.isInfinite(value)) {
            throw new NoValueException("it is beyond the range of float");
        }
        return value;
    }

    private static BigDecimal number(String text, String type) throws NoValueException {
        if (text.length() > LONGEST_NUMBER || !NUMBER.matcher(text).matches()) {
            throw new NoValueException("it is no number; expected " + type);
        }
        return new BigDecimal(text);
    }

    static LocalDate date(String text) throws NoValueException {
        try {
            if (PlainText.isDate(text)) {
                return PlainText.date(text);
            }
        } catch (DateTimeException e) {
            throw new NoValueException("there is no such day; expected date");
        }
        throw new NoValueException("it is no date; expected one such as 2026-11-22");
    }

    static LocalDateTime wallClock(String text) throws NoValueException {
        String expected = "; expected a time without zone, such as 2026-11-22T10:15:30.25";
        try {
            if (PlainText.isWallClock(text)) {
                return PlainText.wallClock(text);
            }
            if (TIME.matcher(text).matches()) {
                LocalDateTime value = LocalDateTime.parse(text.replace(' ', 'T'));
                micros(value);
                return value;
            }
        } catch (DateTimeException e) {
            throw new NoValueException("there is no such time" + expected);
        }
        throw new NoValueException("it is no time" + expected);
    }

    /**
     * A point in time.
     *
     * @param zone of a text without offset; empty if there must be one
     */
    static Instant instant(String text, Optional<ZoneId> zone) throws NoValueException {
        if (zone.isPresent() && WALL_CLOCK.matcher(text).matches()) {
            return instant((TemporalAccessor) wallClock(text), zone);
        }
        return instant(text);
    }

    /** A point in time of one that is read; where clocks are put back, the first of two that are called so. */
    static Instant instant(TemporalAccessor time, Optional<ZoneId> zone) throws NoValueException {
        micros(time);
        if (time instanceof OffsetDateTime exact) {
            return exact.toInstant();
        }
        LocalDateTime clock = LocalDateTime.from(time);
        if (zone.isEmpty()) {
            throw new NoValueException("it does not say its offset, and the column has no time zone");
        }
        if (zone.get().getRules().getValidOffsets(clock).isEmpty()) {
            throw new NoValueException("there is no such time in " + zone.get());
        }
        return clock.atZone(zone.get()).toInstant();
    }

    static Instant instant(String text) throws NoValueException {
        String expected = "; expected a time with its offset, such as 2026-11-22T10:15:30+01:00";
        try {
            if (PlainText.isInstant(text)) {
                return PlainText.wallClock(text.substring(0, text.length() - 1)).toInstant(ZoneOffset.UTC);
            }
            if (TIME.matcher(text).matches()) {
                String iso = text.replace(' ', 'T').replaceFirst("([+-][0-9]{2})$", "$1:00");
                OffsetDateTime value = OffsetDateTime.parse(iso);
                micros(value);
                return value.toInstant();
            }
        } catch (DateTimeException e) {
            throw new NoValueException("there is no such time" + expected);
        }
        throw new NoValueException("it is no time" + expected);
    }

    private static void micros(TemporalAccessor time) throws NoValueException {
        if (time.get(ChronoField.NANO_OF_SECOND) % NANOS_IN_MICRO != 0) {
            throw new NoValueException("it has more than six digits of a second, and microseconds are kept");
        }
    }

    static String limited(String text, OptionalInt limit) throws NoValueException {
        if (limit.isPresent() && text.length() > limit.getAsInt()) {
            int length = text.codePointCount(0, text.length());
            if (length > limit.getAsInt()) {
                throw new NoValueException("it has " + length + " characters; expected at most " + limit.getAsInt());
            }
        }
        return text;
    }

    static byte[] bytes(String text, OptionalInt limit) throws NoValueException {
        byte[] value;
        try {
            value = Base64.getDecoder().decode(text);
        } catch (IllegalArgumentException e) {
            throw new NoValueException("it is no Base64; expected bytes");
        }
        if (limit.isPresent() && value.length > limit.getAsInt()) {
            throw new NoValueException("it has " + value.length + " bytes; expected at most " + limit.getAsInt());
        }
        return value;
    }
}
