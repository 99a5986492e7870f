package io.datasurface.awsbatch.jobs.lake;

import java.time.Duration;
import java.time.Instant;
import java.util.UUID;
import org.apache.iceberg.Snapshot;
import org.apache.iceberg.Table;

/**
 * Keeps a snapshot, and so its files, from being removed while it is read. It is a tag of the table; if its holder dies, it ends by itself.
 */
public final class SnapshotPin implements AutoCloseable {
    /** What the names of the tags start with. */
    static final String PREFIX = "ds_pin_";

    private final Table table;
    private final String tag;

    private SnapshotPin(Table table, String tag) {
        this.table = table;
        this.tag = tag;
    }

    /**
     * Pins a snapshot.
     *
     * @param snapshot one that the table has
     * @param now the time
     * @param longest after which it ends by itself
     */
    public static SnapshotPin of(LakeTable lakeTable, long snapshot, Instant now, Duration longest) {
        Table table = lakeTable.table();
        String tag = PREFIX + UUID.randomUUID().toString().replace("-", "");
        Snapshot pinned = table.snapshot(snapshot);
        // Iceberg counts the age of a tag from the time of its snapshot.
        long age = Math.max(0, now.toEpochMilli() - pinned.timestampMillis()) + longest.toMillis();
        table.manageSnapshots()
                .createTag(tag, snapshot)
                .setMaxRefAgeMs(tag, age)
                .commit();
        return new SnapshotPin(table, tag);
    }

    /** Whether anybody holds a snapshot of a table at a time. */
    public static boolean holds(LakeTable lakeTable, Instant now) {
        Table table = lakeTable.table();
        return table.refs().entrySet().stream()
                .filter(ref -> ref.getKey().startsWith(PREFIX))
                .anyMatch(ref -> {
                    Snapshot pinned = table.snapshot(ref.getValue().snapshotId());
                    Long longest = ref.getValue().maxRefAgeMs();
                    return longest == null || now.toEpochMilli() - pinned.timestampMillis() <= longest;
                });
    }

    /** Lets the snapshot go. */
    @Override
    public void close() {
        table.refresh();
        if (table.refs().containsKey(tag)) {
            table.manageSnapshots().removeTag(tag).commit();
        }
    }
}
