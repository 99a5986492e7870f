package io.datasurface.awsbatch.spec;

import java.util.List;

/**
 * Columns that every ingested Iceberg table has after the dataset's own. {@code (epoch, sequence)} orders the states of a row:
 * LOAD rows have the empty sequence, which is below every change of their epoch. Consumers' views leave these columns out, and
 * rows with {@link #DELETED} too.
 */
public final class LakeColumns {
    /** What all of them start with; no dataset column may. */
    public static final String PREFIX = "_ds_";
    /** {@code integer(64)}, required: the load epoch in which the row was last written. */
    public static final String EPOCH = "_ds_epoch";
    /** {@code string}, required: change sequence of the row's last change within the epoch; empty for a LOAD row. */
    public static final String SEQUENCE = "_ds_seq";
    /** {@code boolean}, required: a tombstone, kept so that a replayed older change can't bring the row back. */
    public static final String DELETED = "_ds_deleted";
    /** {@code timestamptz}: when the source committed the last change; for a LOAD row when it was transferred. */
    public static final String COMMIT_TS = "_ds_commit_ts";
    /** All, in the order in which they stand in a table. */
    public static final List<String> ALL = List.of(EPOCH, SEQUENCE, DELETED, COMMIT_TS);

    private LakeColumns() {}
}
