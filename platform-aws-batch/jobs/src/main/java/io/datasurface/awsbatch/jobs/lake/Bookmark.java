package io.datasurface.awsbatch.jobs.lake;

import io.datasurface.awsbatch.jobs.staging.FileManifest;
import java.time.Duration;
import java.time.Instant;
import org.apache.iceberg.ManageSnapshots;
import org.apache.iceberg.SnapshotRef;
import org.apache.iceberg.Table;

/**
 * Says in a table of the lake which snapshot a consumer has, so that it stays until the consumer has a newer one: from it the next changes are
 * taken. What counts is what the consumer itself says; this only keeps the snapshot, for a month at most, as the consumer may be gone for good.
 */
public final class Bookmark {
    /** What the names of the tags start with. */
    public static final String PREFIX = "ds_export_";

    private static final Duration KEPT = Duration.ofDays(30);

    private final String tag;

    /** The bookmark of a consumer. */
    public Bookmark(String consumer) {
        this.tag = PREFIX + FileManifest.sha256(consumer).substring(0, 16);
    }

    /** Moves it to a snapshot that the table has; does nothing if it is there and holds long enough. */
    public void set(LakeTable lakeTable, long snapshot, Instant now) {
        Table table = lakeTable.table();
        table.refresh();
        if (table.snapshot(snapshot) == null) {
            return; // It was kept for too long; the next export begins with the whole table.
        }
        SnapshotRef before = table.refs().get(tag);
        long age = Math.max(0, now.toEpochMilli() - table.snapshot(snapshot).timestampMillis());
        Long kept = before == null ? null : before.maxRefAgeMs();
        if (before != null && before.snapshotId() == snapshot && kept != null && kept > age + KEPT.toMillis() / 2) {
            return;
        }
        ManageSnapshots change = table.manageSnapshots();
        ManageSnapshots moved = before == null ? change.createTag(tag, snapshot) : change.replaceTag(tag, snapshot);
        moved.setMaxRefAgeMs(tag, age + KEPT.toMillis()).commit();
    }
}
