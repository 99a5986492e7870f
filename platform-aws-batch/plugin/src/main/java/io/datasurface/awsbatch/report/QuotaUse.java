package io.datasurface.awsbatch.report;

import io.datasurface.awsbatch.instance.CellAccount;
import io.datasurface.awsbatch.quota.Quota;
import io.datasurface.awsbatch.quota.WorkerDemand;

/**
 * How much a plan uses of a quota in a cell.
 *
 * @param cell the cell
 * @param quota the quota
 * @param used what the plan needs; of rates what it needs in a day
 * @param limit what the cell allows, without what is left to others; of rates what it allows in a day
 */
public record QuotaUse(CellAccount cell, Quota quota, long used, long limit) {
    private static final long PERCENT = 100;

    /** Returns whether the plan fits. */
    public boolean fits() {
        return used <= limit;
    }

    /** Returns what is left; less than nothing if the plan does not fit. */
    public long free() {
        return limit - used;
    }

    /** Returns the used share of what is allowed in percent, rounded up; of nothing everything is used. */
    public long percent() {
        if (limit == 0) {
            return used == 0 ? 0 : PERCENT + 1;
        }
        return (used * PERCENT + limit - 1) / limit;
    }

    /** Returns what amounts are counted in. */
    public String unit() {
        return quota.isRate() ? "a day" : quota.unit();
    }

    /**
     * Returns how much the account has to have for the plan to fit, in the quota's own unit.
     *
     * @param reserve percent that are left to others
     */
    public long needed(long reserve) {
        long own = quota.isRate() ? WorkerDemand.atATime(used) : used;
        return (own * PERCENT + PERCENT - reserve - 1) / (PERCENT - reserve);
    }
}
