package io.datasurface.model.capture;

import io.datasurface.model.internal.Quoted;
import java.time.Duration;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * A cron expression of five fields: minute, hour, day of month, month, day of week.
 *
 * <p>A field is a list of items separated by commas. An item is {@code *}, a value, or a range {@code a-b}; {@code *} and a range may have a
 * step {@code /n}. Months and days of the week may be written by the first three letters of their English names, in any case; Sunday is
 * 0 or 7. If both day fields are restricted, that is, neither starts with {@code *}, a day matches that matches either of them; otherwise
 * it must match both. Immutable.
 */
public final class CronExpression {
    /** The fields in the order in which they are written. */
    public enum Field {
        /** Minute of the hour, 0 to 59. */
        MINUTE("minute", 0, 59, List.of()),
        /** Hour of the day, 0 to 23. */
        HOUR("hour", 0, 23, List.of()),
        /** Day of the month, 1 to 31. */
        DAY_OF_MONTH("day of month", 1, 31, List.of()),
        /** Month, 1 to 12 or JAN to DEC. */
        MONTH(
                "month",
                1,
                12,
                List.of("JAN", "FEB", "MAR", "APR", "MAY", "JUN", "JUL", "AUG", "SEP", "OCT", "NOV", "DEC")),
        /** Day of the week, 0 (Sunday) to 6, or SUN to SAT; 7 is read as 0. */
        DAY_OF_WEEK("day of week", 0, 7, List.of("SUN", "MON", "TUE", "WED", "THU", "FRI", "SAT"));

        private final String words;
        private final int first;
        private final int last;
        private final List<String> names;

        Field(String words, int first, int last, List<String> names) {
            this.words = words;
            this.first = first;
            this.last = last;
            this.names = names;
        }
    }

    private static final int MINUTES_OF_HOUR = 60;
    private static final int MINUTES_OF_DAY = 24 * MINUTES_OF_HOUR;
    private static final int[] LONGEST_MONTHS = {31, 29, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31};

    private final String text;
    private final Map<Field, Long> bits;
    private final Set<Field> restricted;

    private CronExpression(String text, Map<Field, Long> bits, Set<Field> restricted) {
        this.text = text;
        this.bits = bits;
        this.restricted = restricted;
    }

    /**
     * Reads an expression.
     *
     * @param text five fields separated by blanks
     * @return the expression
     * @throws IllegalArgumentException if the text is no expression, or one that never comes due; the message says why
     */
    public static CronExpression parse(String text) {
        String[] parts = text.strip().split("[ \\t]+", -1);
        Field[] fields = Field.values();
        if (parts.length != fields.length) {
            throw new IllegalArgumentException(
                    "it has %s fields; write minute, hour, day of month, month and day of week"
                            .formatted(text.isBlank() ? 0 : parts.length));
        }
        Map<Field, Long> bits = new EnumMap<>(Field.class);
        Set<Field> restricted = EnumSet.noneOf(Field.class);
        for (int i = 0; i < fields.length; i++) {
            bits.put(fields[i], bits(fields[i], parts[i]));
            if (!parts[i].startsWith("*")) {
                restricted.add(fields[i]);
            }
        }
        CronExpression expression = new CronExpression(String.join(" ", parts), bits, restricted);
        if (!expression.comesDue()) {
            throw new IllegalArgumentException("it never comes due: no month that it names has such a day");
        }
        return expression;
    }

    /**
     * What is wrong with a text.
     *
     * @param text a text that should be an expression
     * @return why it is none; empty if it is one
     */
    public static Optional<String> mistake(String text) {
        try {
            parse(text);
            return Optional.empty();
        } catch (IllegalArgumentException e) {
            return Optional.of(String.valueOf(e.getMessage()));
        }
    }

    /**
     * Whether a field lets a value pass.
     *
     * @param field the field
     * @param value a value in the field's own numbers; 7 and 0 are the same day of the week
     * @return true if the field includes it
     */
    public boolean includes(Field field, int value) {
        int bit = field == Field.DAY_OF_WEEK && value == 7 ? 0 : value;
        return bit >= 0 && bit < Long.SIZE && ((bits(field) >>> bit) & 1) == 1;
    }

    /**
     * Whether it comes due on a day.
     *
     * @param day a day of the calendar
     * @return true if the month and the two day fields include it
     */
    public boolean includes(LocalDate day) {
        return CronDays.isDue(
                this,
                day.getMonthValue(),
                day.getDayOfMonth(),
                day.getDayOfWeek().getValue());
    }

    /**
     * The values of a field.
     *
     * @param field the field
     * @return the values that it lets pass, ascending; Sunday is 0
     */
    public List<Integer> values(Field field) {
        List<Integer> values = new ArrayList<>();
        for (long rest = bits(field); rest != 0; rest &= rest - 1) {
            values.add(Long.numberOfTrailingZeros(rest));
        }
        return values;
    }

    /**
     * Whether a field is restricted, which decides how the two day fields combine.
     *
     * @param field the field
     * @return false if the field was written with a leading {@code *}
     */
    public boolean isRestricted(Field field) {
        return restricted.contains(field);
    }

    /**
     * The longest time between two moments at which the expression comes due, over the whole calendar.
     *
     * @return whole minutes; for {@code 0 3 * * MON-FRI} three days
     */
    public Duration longestGap() {
        List<Integer> hours = values(Field.HOUR);
        List<Integer> minutes = values(Field.MINUTE);
        int longest = 0;
        int previous = -1;
        for (int hour : hours) {
            for (int minute : minutes) {
                int time = hour * MINUTES_OF_HOUR + minute;
                longest = previous < 0 ? longest : Math.max(longest, time - previous);
                previous = time;
            }
        }
        int first = hours.get(0) * MINUTES_OF_HOUR + minutes.get(0);
        long overnight = (long) CronDays.longestStep(this) * MINUTES_OF_DAY - previous + first;
        return Duration.ofMinutes(Math.max(longest, overnight));
    }

    private long bits(Field field) {
        return bits.getOrDefault(field, 0L);
    }

    private boolean comesDue() {
        if (isRestricted(Field.DAY_OF_WEEK) || !isRestricted(Field.DAY_OF_MONTH)) {
            return true;
        }
        int firstDay = values(Field.DAY_OF_MONTH).get(0);
        return values(Field.MONTH).stream().anyMatch(month -> firstDay <= LONGEST_MONTHS[month - 1]);
    }

    private static long bits(Field field, String part) {
        long bits = 0;
        for (String item : part.split(",", -1)) {
            bits |= item(field, item);
        }
        if (field == Field.DAY_OF_WEEK && ((bits >>> 7) & 1) == 1) {
            bits = (bits & ~(1L << 7)) | 1;
        }
        return bits;
    }

    private static long item(Field field, String item) {
        int slash = item.indexOf('/');
        String range = slash < 0 ? item : item.substring(0, slash);
        int dash = range.indexOf('-');
        if (slash >= 0 && dash < 0 && !range.equals("*")) {
            throw mistake(field, item, "a step needs * or a range in front of it");
        }
        int step = slash < 0 ? 1 : number(field, item, item.substring(slash + 1));
        if (step < 1 || step > field.last - field.first + 1) {
            throw mistake(field, item, "the step must be 1 to " + (field.last - field.first + 1));
        }
        int from = field.first;
        int to = field == Field.DAY_OF_WEEK ? field.last - 1 : field.last;
        if (!range.equals("*")) {
            from = value(field, item, dash < 0 ? range : range.substring(0, dash));
            to = dash < 0 ? from : value(field, item, range.substring(dash + 1));
        }
        if (from > to) {
            throw mistake(field, item, "the range runs backwards; write two items");
        }
        long bits = 0;
        for (int value = from; value <= to; value += step) {
            bits |= 1L << value;
        }
        return bits;
    }

    private static int value(Field field, String item, String text) {
        for (int i = 0; i < field.names.size(); i++) {
            if (field.names.get(i).equalsIgnoreCase(text)) {
                return field.first + i;
            }
        }
        int value = number(field, item, text);
        if (value < field.first || value > field.last) {
            throw mistake(field, item, "the value must be %s to %s".formatted(field.first, field.last));
        }
        return value;
    }

    private static int number(Field field, String item, String text) {
        boolean digits = !text.isEmpty() && text.length() <= 3 && text.chars().allMatch(c -> c >= '0' && c <= '9');
        if (!digits) {
            throw mistake(field, item, "write *, a value, a range a-b, or one with a step /n");
        }
        return Integer.parseInt(text);
    }

    private static IllegalArgumentException mistake(Field field, String item, String reason) {
        return new IllegalArgumentException("the %s %s is wrong: %s".formatted(field.words, Quoted.of(item), reason));
    }

    @Override
    public boolean equals(Object other) {
        return other instanceof CronExpression expression && text.equals(expression.text);
    }

    @Override
    public int hashCode() {
        return text.hashCode();
    }

    /** Returns the expression as it was written, its fields separated by one blank. */
    @Override
    public String toString() {
        return text;
    }
}
