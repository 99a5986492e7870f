package io.datasurface.model.capture;

/**
 * Starts by the clock.
 *
 * @param name name of the trigger
 * @param cron five cron fields: minute, hour, day of month, month, day of week; UTC
 */
public record CronTrigger(String name, String cron) implements StepTrigger {}
