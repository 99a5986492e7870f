package io.datasurface.awsbatch.jobs.maintain;

import io.datasurface.awsbatch.jobs.format.Copies;
import io.datasurface.awsbatch.jobs.lake.LakeTable;
import io.datasurface.awsbatch.jobs.lock.WriteLocks;
import io.datasurface.awsbatch.jobs.run.Checkpoint.Point;
import io.datasurface.awsbatch.jobs.run.JobContext;
import io.datasurface.awsbatch.jobs.run.JobException;
import io.datasurface.awsbatch.jobs.run.JobReport.Outcome;
import io.datasurface.awsbatch.spec.MaintainTable;
import io.datasurface.awsbatch.spec.lock.TableLocks.Lease;
import java.time.Instant;
import java.util.HashSet;
import java.util.Optional;
import java.util.Set;
import java.util.function.Consumer;
import java.util.stream.StreamSupport;
import org.apache.iceberg.ManifestFile;
import org.apache.iceberg.Snapshot;
import org.apache.iceberg.SnapshotRef;
import org.apache.iceberg.Table;
import org.apache.iceberg.exceptions.CommitFailedException;
import org.apache.iceberg.exceptions.ValidationException;
import org.apache.iceberg.io.SupportsPrefixOperations;
import org.apache.iceberg.spark.actions.SparkActions;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Upkeep of one table, once. */
final class Upkeep {
    private static final Logger LOG = LoggerFactory.getLogger(Upkeep.class);
    private static final int TRIES = 3;
    private static final int MANY_MANIFESTS = 10;

    private final JobContext context;
    private final MaintainTable spec;
    private final LakeTable lakeTable;
    private final Table table;
    private final Set<Long> needed;
    private final WriteLocks locks;
    private final Instant now;

    /**
     * For one table.
     *
     * @param needed its snapshots that readers of batches may need
     * @param now the time
     */
    Upkeep(
            JobContext context,
            MaintainTable spec,
            LakeTable lakeTable,
            Set<Long> needed,
            WriteLocks locks,
            Instant now) {
        this.context = context;
        this.spec = spec;
        this.lakeTable = lakeTable;
        this.table = lakeTable.table();
        this.needed = new HashSet<>(needed);
        this.locks = locks;
        this.now = now;
    }

    Outcome run() {
        Purge purge = new Purge(context, spec, lakeTable, now);
        untilItIsNotInTheWay("purge", purge::run);
        context.checkpoint().reached(Point.STAGED, spec.table());
        untilItIsNotInTheWay("compaction", this::compact);
        context.checkpoint().reached(Point.RECORDED, spec.table());
        Optional<Lease> lease = locks.take(spec.table());
        if (lease.isEmpty()) {
            LOG.info("{}: its files are being removed by another run", spec.table());
            return Outcome.POSTPONED;
        }
        try (Lease held = lease.get()) {
            Consumer<String> delete = new FencedDelete(held);
            expire(delete);
            SparkActions.get(context.spark())
                    .deleteOrphanFiles(table)
                    // By the table's own way to its files: in other cells Spark's file systems have no role for the
                    // lake.
                    .usePrefixListing(table.io() instanceof SupportsPrefixOperations)
                    .olderThan(now.minus(spec.orphanRetention()).toEpochMilli())
                    .deleteWith(delete)
                    .execute();
            Copies.clean(context.spark(), spec.format(), spec.table(), lakeTable, locks, spec.copyRetention());
        }
        table.refresh();
        table.updateProperties()
                .set(MaintainJob.MAINTAINED, Long.toString(now.toEpochMilli()))
                .commit();
        context.checkpoint().reached(Point.PUBLISHED, spec.table());
        return Outcome.PUBLISHED;
    }

    /** An ingestion that commits at the same time makes Iceberg refuse what is done here, as it should; then it is done again. */
    private void untilItIsNotInTheWay(String what, Runnable work) {
        for (int i = 1; ; i++) {
            try {
                table.refresh();
                work.run();
                return;
            } catch (CommitFailedException | ValidationException e) {
                if (i == TRIES) {
                    throw new JobException(
                            "The " + what + " of " + spec.table() + " met other changes of the table " + TRIES
                                    + " times; it is done again in the next run: " + e.getMessage(),
                            e);
                }
                LOG.info("The {} of {} met another change of the table", what, spec.table(), e);
            }
        }
    }

    private void compact() {
        SparkActions.get(context.spark()).rewriteDataFiles(table).binPack().execute();
        table.refresh();
        long manifests = table.currentSnapshot().dataManifests(table.io()).stream()
                .filter(ManifestFile::hasAddedFiles)
                .count();
        if (manifests > MANY_MANIFESTS) {
            SparkActions.get(context.spark()).rewriteManifests(table).execute();
        }
    }

    private void expire(Consumer<String> delete) {
        table.refresh();
        long end = now.minus(spec.snapshotRetention()).toEpochMilli();
        for (SnapshotRef ref : table.refs().values()) {
            if (isAlive(ref)) {
                needed.add(ref.snapshotId());
            }
        }
        for (long id : needed) {
            Snapshot snapshot = table.snapshot(id);
            if (snapshot != null) {
                end = Math.min(end, snapshot.timestampMillis());
            }
        }
        long oldest = end;
        boolean any = StreamSupport.stream(table.snapshots().spliterator(), false)
                .anyMatch(snapshot -> snapshot.timestampMillis() < oldest);
        if (any) {
            // Without Spark, whose jobs take longer to be planned than the manifests of most tables to be read.
            table.expireSnapshots()
                    .expireOlderThan(end)
                    .retainLast(1)
                    .deleteWith(delete)
                    .commit();
        }
    }

    /** Whether a branch or tag, other than of what readers see now, has not come to its end. */
    private boolean isAlive(SnapshotRef ref) {
        Snapshot current = table.currentSnapshot();
        if (ref.isBranch() && current != null && ref.snapshotId() == current.snapshotId()) {
            return false;
        }
        Long longest = ref.maxRefAgeMs();
        Snapshot snapshot = table.snapshot(ref.snapshotId());
        return snapshot != null && (longest == null || now.toEpochMilli() - snapshot.timestampMillis() <= longest);
    }

    /** Removes files as long as the lock is held. */
    private final class FencedDelete implements Consumer<String> {
        private final Lease lease;

        FencedDelete(Lease lease) {
            this.lease = lease;
        }

        @Override
        public void accept(String path) {
            if (!lease.isHeld()) {
                throw new JobException("The lock of " + spec.table()
                        + " is lost, so no more of its files are removed; the next run removes the rest");
            }
            table.io().deleteFile(path);
        }
    }
}
