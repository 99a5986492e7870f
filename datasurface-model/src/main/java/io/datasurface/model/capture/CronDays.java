package io.datasurface.model.capture;

import io.datasurface.model.capture.CronExpression.Field;

/** The days on which an expression comes due. */
final class CronDays {
    private static final int[] MONTHS = {31, 28, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31};
    /** After so many days the calendar repeats itself, days of the week included. */
    private static final int CYCLE = 146_097;

    private static final int WEEK = 7;
    private static final int FIRST_YEAR = 2000;
    /** 1 January 2000 was a Saturday. */
    private static final int FIRST_DAY_OF_WEEK = 6;

    private CronDays() {}

    /** The most days from one to the next. At least one day of the calendar must be due. */
    static int longestStep(CronExpression cron) {
        boolean weekly = isFull(cron, Field.MONTH, 12) && isFull(cron, Field.DAY_OF_MONTH, 31);
        if (weekly && isFull(cron, Field.DAY_OF_WEEK, WEEK)) {
            return 1;
        }
        int year = FIRST_YEAR;
        int month = 1;
        int dayOfMonth = 1;
        int first = -1;
        int last = -1;
        int longest = 0;
        int cycle = weekly ? WEEK : CYCLE;
        for (int day = 0; day < cycle; day++) {
            if (isDue(cron, month, dayOfMonth, (day + FIRST_DAY_OF_WEEK) % WEEK)) {
                first = first < 0 ? day : first;
                longest = last < 0 ? longest : Math.max(longest, day - last);
                last = day;
            }
            if (++dayOfMonth > length(year, month)) {
                dayOfMonth = 1;
                if (++month > MONTHS.length) {
                    month = 1;
                    year++;
                }
            }
        }
        return Math.max(longest, first + cycle - last);
    }

    private static boolean isFull(CronExpression cron, Field field, int size) {
        return cron.values(field).size() == size;
    }

    static boolean isDue(CronExpression cron, int month, int dayOfMonth, int dayOfWeek) {
        boolean byMonth = cron.includes(Field.DAY_OF_MONTH, dayOfMonth);
        boolean byWeek = cron.includes(Field.DAY_OF_WEEK, dayOfWeek);
        boolean either = cron.isRestricted(Field.DAY_OF_MONTH) && cron.isRestricted(Field.DAY_OF_WEEK);
        return cron.includes(Field.MONTH, month) && (either ? byMonth || byWeek : byMonth && byWeek);
    }

    private static int length(int year, int month) {
        boolean leap = year % 4 == 0 && (year % 100 != 0 || year % 400 == 0);
        return month == 2 && leap ? 29 : MONTHS[month - 1];
    }
}
