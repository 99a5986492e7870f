package io.datasurface.awsbatch.dms;

import java.util.List;

/**
 * How large a serverless replication may be, in DMS capacity units (DCU), each of which has 2 GB of memory. Source: AWS DMS API reference,
 * ComputeConfig.
 *
 * @param least units that it has at least, and is paid for
 * @param most units that it grows to at most
 * @param standby whether it has a standby in another zone, which is paid for, too
 */
public record Capacity(long least, long most, boolean standby) {
    /** The sizes that DMS has. */
    public static final List<Long> SIZES = List.of(1L, 2L, 4L, 8L, 16L, 32L, 64L, 128L, 192L, 256L, 384L);

    /** Returns whether DMS has such a replication. */
    public boolean isValid() {
        return SIZES.contains(least) && SIZES.contains(most) && least <= most;
    }

    /** Returns the units that are paid for at least. */
    public long paid() {
        return standby ? 2 * least : least;
    }
}
