package io.datasurface.awsbatch.jobs.maintain;

import io.datasurface.awsbatch.jobs.lake.BatchTable;
import io.datasurface.awsbatch.jobs.lake.LakeTable;
import io.datasurface.awsbatch.jobs.run.JobContext;
import io.datasurface.awsbatch.jobs.run.Locations;
import io.datasurface.awsbatch.spec.LakeColumns;
import io.datasurface.awsbatch.spec.MaintainTable;
import java.time.Duration;
import java.time.Instant;
import java.util.Locale;
import java.util.Optional;

/**
 * Removes rows that are kept for a time and no longer.
 *
 * <ul>
 *   <li>Tombstones, counted from the time at which the source committed the deletion. A transformer's batch or a load of another epoch is that
 *       time where the source has none.
 *   <li>Past states, counted from the time at which they ended; and of rows that are deleted the tombstone. Where they are kept for ever, nothing.
 *   <li>What rules of data quality found, counted from when they did.
 *   <li>Of the record of batches those of which no file is in the staging area any more, but never the newest of a dataset.
 * </ul>
 */
final class Purge {
    private final JobContext context;
    private final MaintainTable spec;
    private final LakeTable table;
    private final Instant now;

    Purge(JobContext context, MaintainTable spec, LakeTable table, Instant now) {
        this.context = context;
        this.spec = spec;
        this.table = table;
        this.now = now;
    }

    void run() {
        if (spec.dataset().equals(MaintainTable.BATCHES)) {
            // What was taken must be known for as long as it could be taken again.
            BatchTable.of(table).purge(now.minus(spec.tombstoneRetention()), this::isThere);
        } else {
            condition()
                    .filter(old -> !context.spark()
                            .table(table.sparkName())
                            .where(old)
                            .limit(1)
                            .isEmpty())
                    .ifPresent(old -> context.spark().sql("DELETE FROM " + table.sparkName() + " WHERE " + old));
        }
        table.refresh();
    }

    private Optional<String> condition() {
        if (spec.dataset().equals(MaintainTable.QUALITY)) {
            return Optional.of("checked_at < " + before(spec.tombstoneRetention()));
        }
        if (spec.dataset().equals(MaintainTable.QUARANTINE)) {
            return Optional.empty();
        }
        return table.columns().contains(LakeColumns.BATCH_OUT)
                ? spec.historyRetention().map(this::states)
                : Optional.of(tombstones(spec.tombstoneRetention()));
    }

    private String tombstones(Duration kept) {
        return LakeColumns.DELETED + " AND " + LakeColumns.COMMIT_TS + " < " + before(kept);
    }

    /** A tombstone stays at least as long as in the live table: an older change that comes late must not take its place. */
    private String states(Duration kept) {
        Duration ofTombstones = kept.compareTo(spec.tombstoneRetention()) > 0 ? kept : spec.tombstoneRetention();
        return "(" + LakeColumns.BATCH_OUT + " IS NOT NULL AND " + LakeColumns.VALID_TO + " < " + before(kept)
                + ") OR (" + LakeColumns.BATCH_OUT + " IS NULL AND " + tombstones(ofTombstones) + ")";
    }

    private String before(Duration kept) {
        return String.format(
                Locale.ROOT, "timestamp_millis(%d)", now.minus(kept).toEpochMilli());
    }

    private boolean isThere(String file) {
        return Locations.exists(file, context.hadoop());
    }
}
