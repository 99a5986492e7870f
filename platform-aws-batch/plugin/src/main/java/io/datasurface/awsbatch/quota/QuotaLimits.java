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
        long whole = given(cell, quota).orElseGet(() -> standard(cell, quota));
        long allowed = whole - whole * instance.parameters().integer("quotaReserve") / PERCENT;
        return quota == Quota.GLUE_RUNS_PER_JOB
                ? Math.min(allowed, instance.parameters().integer("glue.maxConcurrentRuns"))
                : allowed;
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
