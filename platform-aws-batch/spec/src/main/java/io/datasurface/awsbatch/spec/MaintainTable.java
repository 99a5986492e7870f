package io.datasurface.awsbatch.spec;

import java.time.Duration;
import java.util.Optional;

/**
 * Upkeep of one Iceberg table.
 *
 * @param dataset the dataset
 * @param table its Iceberg table
 * @param directlyQueried whether consumers query the table itself; then files stay for at least 24 hours
 * @param compactionInterval least time between two compactions
 * @param snapshotRetention how long old snapshots can be read; at least 24 hours where consumers query directly
 * @param orphanRetention age from which files that no snapshot names are removed, at least 3 days: younger ones may belong to a
 *     write that is under way
 * @param tombstoneRetention how long deleted rows are remembered; at least as long as changes could be replayed
 * @param historyRetention how long past states are kept; empty for ever. Only of a table of past states
 * @param format of the table beside it with the same rows, which is kept in order with it
 */
public record MaintainTable(
        String dataset,
        String table,
        boolean directlyQueried,
        Duration compactionInterval,
        Duration snapshotRetention,
        Duration orphanRetention,
        Duration tombstoneRetention,
        Optional<Duration> historyRetention,
        TableFormat format) {
    /** As {@link #dataset}: the table is that in which the batches of the store are recorded. */
    public static final String BATCHES = "_ds_batches";

    /** As {@link #dataset}: the table has what rules of data quality found; it goes when it is older than {@link #tombstoneRetention}. */
    public static final String QUALITY = "_ds_quality";

    /** As {@link #dataset}: the table has the rows that rules have put aside, which nobody removes. */
    public static final String QUARANTINE = "_ds_quarantine";

    private static final Duration DAY = Duration.ofHours(24);

    /** Refuses times that are too short to be safe. */
    public MaintainTable {
        Checks.text("dataset", dataset);
        Checks.lakeName("table", table);
        Duration least = directlyQueried ? DAY : Duration.ofMinutes(1);
        Checks.atLeast("compactionInterval", compactionInterval, least);
        Checks.atLeast("snapshotRetention", snapshotRetention, least);
        Checks.atLeast("orphanRetention", orphanRetention, Duration.ofDays(3));
        Checks.atLeast("tombstoneRetention", tombstoneRetention, DAY);
        historyRetention.ifPresent(kept -> Checks.atLeast("historyRetention", kept, Duration.ofSeconds(1)));
        format.copyOf(table).ifPresent(name -> Checks.lakeName("copy of the table", name));
    }

    /** Upkeep of a table that is Iceberg only. */
    public MaintainTable(
            String dataset,
            String table,
            boolean directlyQueried,
            Duration compactionInterval,
            Duration snapshotRetention,
            Duration orphanRetention,
            Duration tombstoneRetention,
            Optional<Duration> historyRetention) {
        this(
                dataset,
                table,
                directlyQueried,
                compactionInterval,
                snapshotRetention,
                orphanRetention,
                tombstoneRetention,
                historyRetention,
                TableFormat.ICEBERG);
    }

    /** Daily compaction, 5 days of snapshots, 3 days for orphans, 30 days of tombstones: safe for direct queries. */
    public static MaintainTable daily(String dataset, String table, boolean directlyQueried) {
        return new MaintainTable(
                dataset,
                table,
                directlyQueried,
                DAY,
                Duration.ofDays(5),
                Duration.ofDays(3),
                Duration.ofDays(30),
                Optional.empty());
    }

    /** The same with another time between two compactions. */
    public MaintainTable every(Duration interval) {
        return new MaintainTable(
                dataset,
                table,
                directlyQueried,
                interval,
                snapshotRetention,
                orphanRetention,
                tombstoneRetention,
                historyRetention,
                format);
    }

    /** The same for a table of past states that are kept for a time. */
    public MaintainTable withHistoryRetention(Duration kept) {
        return new MaintainTable(
                dataset,
                table,
                directlyQueried,
                compactionInterval,
                snapshotRetention,
                orphanRetention,
                tombstoneRetention,
                Optional.of(kept),
                format);
    }

    /** The same with a table of a format beside it. */
    public MaintainTable withFormat(TableFormat other) {
        return new MaintainTable(
                dataset,
                table,
                directlyQueried,
                compactionInterval,
                snapshotRetention,
                orphanRetention,
                tombstoneRetention,
                historyRetention,
                other);
    }

    /** Age from which files of the table beside it go that it no longer needs: who reads an older state, or writes, may need younger ones. */
    public Duration copyRetention() {
        return snapshotRetention.compareTo(orphanRetention) > 0 ? snapshotRetention : orphanRetention;
    }
}
