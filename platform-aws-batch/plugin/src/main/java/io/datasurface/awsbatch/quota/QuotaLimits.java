package io.datasurface.awsbatch.quota;

import io.datasurface.awsbatch.instance.CellAccount;
import io.datasurface.awsbatch.instance.Instance;
import java.util.Map;
import java.util.Optional;

/**
 * What the accounts of an instance allow it: AWS's defaults, or what parameters say, less what is left to others. A job allows no more runs
 * than it is rendered with, whatever its account would allow: beyond them a start is refused.
 */
public final class QuotaLimits {
    private static final long PERCENT = 100;

    /** The parameter that bounds how often one job runs at a time. */
    public static final String RUNS_OF_JOB = "glue.maxConcurrentRuns";

    private final Instance instance;

    /**
     * Makes limits.
     *
     * @param instance the platform instance
     */
    public QuotaLimits(Instance instance) {
        this.instance = instance;
    }

    /**
     * Returns what a cell allows of a quota: rates per second, all else as it is counted.
     *
     * @throws IllegalArgumentException if a parameter sets a quota to what is no whole number
     */
    public long of(CellAccount cell, Quota quota) {
        return isBoundOfJob(cell, quota) ? instance.parameters().integer(RUNS_OF_JOB) : allowed(cell, quota);
    }

    /**
     * Returns how many runs of one job there may be at a time: what the parameter says, else what the account allows of a job, and of all jobs. What
     * is left to others of a quota is not taken off, as it is for peaks.
     */
    public long runsOfJob(CellAccount cell) {
        return instance.parameters().isSet(RUNS_OF_JOB)
                ? instance.parameters().integer(RUNS_OF_JOB)
                : Math.min(whole(cell, Quota.GLUE_RUNS_PER_JOB), whole(cell, Quota.GLUE_RUNS));
    }

    /** Returns whether it is the parameter, and not the account, that bounds the runs of a job. */
    public boolean isBoundOfJob(CellAccount cell, Quota quota) {
        return quota == Quota.GLUE_RUNS_PER_JOB
                && instance.parameters().isSet(RUNS_OF_JOB)
                && instance.parameters().integer(RUNS_OF_JOB) <= allowed(cell, quota);
    }

    /**
     * Returns what the account of a cell allows of a quota, others' share included.
     *
     * @throws IllegalArgumentException if a parameter sets a quota to what is no whole number
     */
    public long whole(CellAccount cell, Quota quota) {
        return given(cell, quota).orElseGet(() -> standard(cell, quota));
    }

    private long allowed(CellAccount cell, Quota quota) {
        long whole = whole(cell, quota);
        return whole - whole * instance.parameters().integer("quotaReserve") / PERCENT;
    }

    private static long standard(CellAccount cell, Quota quota) {
        if (quota == Quota.SUBNET_ADDRESSES) {
            return quota.standard() * cell.subnets().stream().distinct().count();
        }
        return quota.standard();
    }

    private Optional<Long> given(CellAccount cell, Quota quota) {
        Map<String, String> ofCells = instance.parameters().textMap("cells.quotas");
        String text = ofCells.get(cell.key(quota.id()));
        if (text == null) {
            text = instance.parameters().textMap("quotas").get(quota.id());
        }
        try {
            return Optional.ofNullable(text).map(Long::parseLong);
        } catch (NumberFormatException e) {
            throw new IllegalArgumentException(
                    "The quota " + quota.id() + " is \"" + text + "\"; use a whole number", e);
        }
    }
}
