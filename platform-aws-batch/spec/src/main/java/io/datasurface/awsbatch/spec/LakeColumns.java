package io.datasurface.awsbatch.spec;

import java.util.List;

/**
 * Columns that every ingested Iceberg table has after the dataset's own. {@code (epoch, sequence)} orders the states of a row:
 * LOAD rows have the empty sequence, which is below every change of their epoch. Consumers' views leave these columns out, and
 * rows with {@link #DELETED} too.
 *
 * <p>A history table has a row for each state that a row was in, tombstones too; its key is that of the dataset with epoch and sequence.
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

    /**
     * {@code timestamptz}: in history tables, when the next state of the row was committed; null for the latest state. A state is valid from
     * {@link #COMMIT_TS} on.
     */
    public static final String VALID_TO = "_ds_valid_to";
    /** {@code integer(64)}, required: in history tables, the batch that brought the state. */
    public static final String BATCH_IN = "_ds_batch_in";
    /**
     * {@code integer(64)}: in history tables, the batch from which on the state was no longer the latest; null for the latest. A reader of batch
     * {@code b} takes the states with {@code BATCH_IN <= b} and {@code BATCH_OUT} null or above {@code b}. A state that came and went with one
     * batch has two equal numbers.
     */
    public static final String BATCH_OUT = "_ds_batch_out";
    /** What a history table has beside {@link #ALL}, in the order in which they stand there. */
    public static final List<String> HISTORY = List.of(VALID_TO, BATCH_IN, BATCH_OUT);

    private LakeColumns() {}
}
