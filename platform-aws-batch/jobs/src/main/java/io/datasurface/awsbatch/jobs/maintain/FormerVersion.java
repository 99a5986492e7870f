package io.datasurface.awsbatch.jobs.maintain;

import io.datasurface.awsbatch.jobs.lake.LakeTable;
import io.datasurface.awsbatch.jobs.lake.LakeTables;
import io.datasurface.awsbatch.jobs.lake.SnapshotPin;
import io.datasurface.awsbatch.jobs.lock.WriteLocks;
import io.datasurface.awsbatch.jobs.run.JobException;
import io.datasurface.awsbatch.jobs.run.JobReport.Outcome;
import io.datasurface.awsbatch.spec.FormerTable;
import io.datasurface.awsbatch.spec.lock.TableLocks.Lease;
import java.time.Instant;
import java.util.Optional;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * A table of which there is another version. It stays as it is until that one shows its dataset, and then for a time. From when on is written down in
 * the table itself, so the job may be killed at any point and run again; what is pinned stays for as long as it is.
 */
final class FormerVersion {
    /** Property of tables: since when there is another version that shows the dataset, in milliseconds. */
    static final String SUPERSEDED = "datasurface.superseded";

    private static final Logger LOG = LoggerFactory.getLogger(FormerVersion.class);

    private final FormerTable spec;
    private final String batchTable;
    private final LakeTables lake;
    private final WriteLocks locks;
    private final Instant now;

    /**
     * One table.
     *
     * @param batchTable in which the batches of its store are recorded
     * @param now the time
     */
    FormerVersion(FormerTable spec, String batchTable, LakeTables lake, WriteLocks locks, Instant now) {
        this.spec = spec;
        this.batchTable = batchTable;
        this.lake = lake;
        this.locks = locks;
        this.now = now;
    }

    /** Removes it if its time has come. */
    Outcome run() {
        Optional<LakeTable> found = lake.find(spec.table());
        if (found.isEmpty()) {
            return Outcome.UNCHANGED;
        }
        LakeTable table = found.get();
        if (!table.batchTable().equals(Optional.of(batchTable))) {
            throw new JobException("Table " + table.name() + " is to go, as " + spec.successor()
                    + " has taken its place, but it is not one of " + batchTable + "; look whose it is");
        }
        if (lake.find(spec.successor()).filter(next -> next.batch() > 0).isEmpty()) {
            return Outcome.WAITING;
        }
        String since = table.table().properties().get(SUPERSEDED);
        if (since == null) {
            table.table()
                    .updateProperties()
                    .set(SUPERSEDED, Long.toString(now.toEpochMilli()))
                    .commit();
            LOG.info("{} has taken the place of {}, which goes after {}", spec.successor(), spec.table(), spec.kept());
            return Outcome.UNCHANGED;
        }
        Instant end = Instant.ofEpochMilli(Long.parseLong(since)).plus(spec.kept());
        if (now.isBefore(end) || SnapshotPin.holds(table, now)) {
            return Outcome.UNCHANGED;
        }
        Optional<Lease> lease = locks.take(spec.table());
        if (lease.isEmpty()) {
            return Outcome.POSTPONED;
        }
        try (Lease held = lease.get()) {
            if (!held.isHeld()) {
                return Outcome.POSTPONED;
            }
            lake.drop(spec.table());
        }
        LOG.info("{} was removed: {} has taken its place", spec.table(), spec.successor());
        return Outcome.PUBLISHED;
    }
}
