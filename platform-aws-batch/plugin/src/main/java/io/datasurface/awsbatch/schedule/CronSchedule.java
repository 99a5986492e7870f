package io.datasurface.awsbatch.schedule;

import io.datasurface.model.capture.CronExpression;
import io.datasurface.model.capture.CronExpression.Field;
import io.datasurface.model.capture.CronTrigger;
import java.util.List;
import java.util.stream.Collectors;

/**
 * Cron expressions as EventBridge Scheduler takes them: six fields, of which one of the two day fields is {@code ?}, with days of the week
 * from 1 (Sunday). Source: EventBridge Scheduler user guide, schedule types.
 */
public final class CronSchedule {
    private CronSchedule() {}

    /**
     * Returns the fields.
     *
     * @param trigger a trigger with a valid expression
     * @return minute, hour, day of month, month, day of week and year
     * @throws IllegalArgumentException if the expression is wrong, or restricts both the day of the month and the day of the week
     */
    public static String fields(CronTrigger trigger) {
        CronExpression cron = CronExpression.parse(trigger.cron());
        boolean anyDayOfMonth = isFull(cron, Field.DAY_OF_MONTH, 31);
        boolean anyDayOfWeek = isFull(cron, Field.DAY_OF_WEEK, 7);
        if (!anyDayOfMonth && !anyDayOfWeek) {
            throw new IllegalArgumentException(
                    "The cron expression of trigger " + trigger.name()
                            + " restricts both the day of the month and the day of the week, which EventBridge cannot; restrict one of them");
        }
        return String.join(
                " ",
                values(cron, Field.MINUTE, 60, 0),
                values(cron, Field.HOUR, 24, 0),
                anyDayOfMonth && !anyDayOfWeek ? "?" : values(cron, Field.DAY_OF_MONTH, 31, 0),
                values(cron, Field.MONTH, 12, 0),
                anyDayOfWeek ? "?" : values(cron, Field.DAY_OF_WEEK, 7, 1),
                "*");
    }

    private static boolean isFull(CronExpression cron, Field field, int size) {
        return cron.values(field).size() == size;
    }

    private static String values(CronExpression cron, Field field, int size, int shift) {
        List<Integer> values = cron.values(field);
        if (values.size() == size) {
            return "*";
        }
        return values.stream().map(value -> Integer.toString(value + shift)).collect(Collectors.joining(","));
    }
}
