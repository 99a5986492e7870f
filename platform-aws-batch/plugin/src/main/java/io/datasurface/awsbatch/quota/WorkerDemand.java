package io.datasurface.awsbatch.quota;

import io.datasurface.awsbatch.instance.CellAccount;
import io.datasurface.awsbatch.instance.Instance;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * What runs of jobs need while they run. How many run at a time is the mean of a day: what comes together at its peaks waits in Glue's queue.
 *
 * @param workers workers of a run
 * @param dpus data processing units of a run
 */
public record WorkerDemand(long workers, long dpus) {
    private static final long DAY_SECONDS = 86_400;
    private static final Pattern SIZE = Pattern.compile("[A-Z]\\.([0-9.]+)X");

    /**
     * Returns what a run of an instance's jobs needs.
     *
     * @param instance the platform instance
     */
    public static WorkerDemand of(Instance instance) {
        long workers = instance.parameters().integer("glue.workers");
        Matcher size = SIZE.matcher(instance.parameters().text("glue.workerType"));
        double each = size.matches() ? Double.parseDouble(size.group(1)) : 1;
        return new WorkerDemand(workers, (long) Math.ceil(workers * each));
    }

    /** Returns how many runs a cell can start in a day. */
    public long startsADay(QuotaLimits limits, CellAccount cell) {
        long rate = Math.min(
                limits.of(cell, Quota.GLUE_STARTS),
                Math.min(limits.of(cell, Quota.EXECUTION_STARTS), limits.of(cell, Quota.SCHEDULE_INVOCATIONS)));
        return rate * DAY_SECONDS;
    }

    /** Returns how many seconds all runs of a day can take in a cell. */
    public long secondsADay(QuotaLimits limits, CellAccount cell) {
        long addresses = Math.min(limits.of(cell, Quota.NETWORK_INTERFACES), limits.of(cell, Quota.SUBNET_ADDRESSES));
        long runs = Math.min(limits.of(cell, Quota.GLUE_RUNS), limits.of(cell, Quota.GLUE_RUNS_PER_JOB));
        runs = Math.min(runs, limits.of(cell, Quota.GLUE_DPUS) / Math.max(1, dpus));
        runs = Math.min(runs, addresses / Math.max(1, workers));
        return runs * DAY_SECONDS;
    }

    /** Returns how many runs there are at a time if all of a day take so many seconds. */
    public static long atATime(long secondsADay) {
        return (secondsADay + DAY_SECONDS - 1) / DAY_SECONDS;
    }

    /** Returns how many of something that each run has so many of there are at a time. */
    public static long atATime(long secondsADay, long each) {
        return (secondsADay * each + DAY_SECONDS - 1) / DAY_SECONDS;
    }

    /** Returns a number per second as a number per day. */
    public static long aDay(long aSecond) {
        return aSecond * DAY_SECONDS;
    }
}
