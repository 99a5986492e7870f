package io.datasurface.awsbatch.jobs.maintain;

import static org.apache.spark.sql.functions.coalesce;
import static org.apache.spark.sql.functions.col;
import static org.apache.spark.sql.functions.lit;
import static org.apache.spark.sql.functions.max;
import static org.apache.spark.sql.functions.struct;

import io.datasurface.awsbatch.jobs.lake.LakeTable;
import io.datasurface.awsbatch.jobs.run.JobContext;
import io.datasurface.awsbatch.jobs.run.Locations;
import io.datasurface.awsbatch.spec.LakeColumns;
import io.datasurface.awsbatch.spec.MaintainTable;
import java.sql.Timestamp;
import java.time.Duration;
import java.time.Instant;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Collectors;
import org.apache.spark.sql.Column;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;

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
        Optional<String> condition;
        if (spec.dataset().equals(MaintainTable.BATCHES)) {
            condition = batches();
        } else if (spec.dataset().equals(MaintainTable.QUALITY)) {
            condition = Optional.of("checked_at < " + before(spec.tombstoneRetention()));
        } else if (spec.dataset().equals(MaintainTable.QUARANTINE)) {
            condition = Optional.empty();
        } else if (table.columns().contains(LakeColumns.BATCH_OUT)) {
            condition = spec.historyRetention().map(this::states);
        } else {
            condition = Optional.of(tombstones(spec.tombstoneRetention()));
        }
        condition
                .filter(old -> !context.spark()
                        .table(table.sparkName())
                        .where(old)
                        .limit(1)
                        .isEmpty())
                .ifPresent(old -> context.spark().sql("DELETE FROM " + table.sparkName() + " WHERE " + old));
        table.refresh();
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

    /**
     * What was taken must be known for as long as it could be taken again. Of each dataset the oldest records go, up to one that still counts.
     */
    private Optional<String> batches() {
        Dataset<Row> all = context.spark().table(table.sparkName());
        Column old = col("recorded_at").lt(lit(Timestamp.from(now.minus(spec.tombstoneRetention()))));
        Dataset<Row> newest = all.groupBy("dataset")
                .agg(
                        max("batch").as("newest"),
                        max(struct("load_epoch", "sequence")).as("last"));
        Column hasLast = col("load_epoch")
                .equalTo(col("last.load_epoch"))
                .and(col("sequence").equalTo(col("last.sequence")));
        Column counts = col("batch").equalTo(col("newest")).or(coalesce(hasLast, lit(false)));
        List<Row> records = all.where(old)
                .join(newest, "dataset")
                .select(col("dataset"), col("batch"), col("files.path"), counts)
                .sort("dataset", "batch")
                .collectAsList();
        Set<String> ended = new HashSet<>();
        Map<String, Long> upTo = new TreeMap<>();
        for (Row record : records) {
            String dataset = record.getString(0);
            boolean goes =
                    !record.getBoolean(3) && record.<String>getList(2).stream().noneMatch(this::isThere);
            if (goes && !ended.contains(dataset)) {
                upTo.put(dataset, record.getLong(1));
            } else {
                ended.add(dataset);
            }
        }
        return upTo.isEmpty()
                ? Optional.empty()
                : Optional.of(upTo.entrySet().stream()
                        .map(each -> "(dataset = " + text(each.getKey()) + " AND batch <= " + each.getValue() + ")")
                        .collect(Collectors.joining(" OR ")));
    }

    private boolean isThere(String file) {
        return Locations.exists(file, context.hadoop());
    }

    private static String text(String value) {
        return "'" + value.replace("\\", "\\\\").replace("'", "\\'") + "'";
    }
}
