package io.datasurface.awsbatch.jobs.lake;

/**
 * The numbers of the batches that a table shows. What is recorded of others is not in it: they are newer, or of a table of this name that was there
 * before. Another version of the table may have batches of its own amid them.
 *
 * @param first the first one; 0 if all that are recorded up to the last one count
 * @param last the last one; 0 if there is none
 */
public record BatchSpan(long first, long last) {
    /** The same, of which another table does not show all. */
    public BatchSpan upTo(long other) {
        return new BatchSpan(first, Math.min(last, other));
    }

    /** Whether a batch is one of them. */
    public boolean has(BatchRecord record) {
        return first <= record.batch() && record.batch() <= last;
    }
}
