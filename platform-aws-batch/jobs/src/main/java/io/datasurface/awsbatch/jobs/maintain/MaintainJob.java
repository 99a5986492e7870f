package io.datasurface.awsbatch.jobs.maintain;

import io.datasurface.awsbatch.jobs.lake.BatchTable;
import io.datasurface.awsbatch.jobs.lake.LakeTable;
import io.datasurface.awsbatch.jobs.lake.LakeTables;
import io.datasurface.awsbatch.jobs.lock.WriteLocks;
import io.datasurface.awsbatch.jobs.run.JobContext;
import io.datasurface.awsbatch.jobs.run.JobException;
import io.datasurface.awsbatch.jobs.run.JobReport;
import io.datasurface.awsbatch.jobs.run.JobReport.Entry;
import io.datasurface.awsbatch.jobs.run.JobReport.Outcome;
import io.datasurface.awsbatch.jobs.staging.FileRemover;
import io.datasurface.awsbatch.spec.FormerTable;
import io.datasurface.awsbatch.spec.MaintainSpec;
import io.datasurface.awsbatch.spec.MaintainTable;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.Callable;
import java.util.stream.StreamSupport;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Keeps the tables of a store in order. First files of the staging area go that were ingested longer ago than they are kept, see
 * {@link RawFiles}. Then, for each table, if its interval is over:
 *
 * <ol>
 *   <li><b>purge</b>: tombstones and past states go that are older than they are kept; of the record of batches what nobody asks for any more;
 *   <li><b>compact</b>: small files become large ones, manifests too;
 *   <li><b>expire</b>: old snapshots go, with the files that only they have;
 *   <li><b>clean</b>: files go that no snapshot names.
 * </ol>
 *
 * <p>At last tables go of which there has been another version for so long, see {@link FormerVersion}.
 *
 * <h2>What is guaranteed</h2>
 *
 * <ul>
 *   <li>What readers of a table see does not change, but for past states beyond their retention.
 *   <li>Snapshots stay for as long as the spec says, and longer if somebody needs them: those of the newest batch of each dataset and of every
 *       batch that was recorded within that time, those that exports continue from, those that are pinned, and all that lie between them and
 *       the newest, so that the changes from one to another can be read.
 *   <li>Only one at a time removes files of a table, by the write lock; who loses it stops. Ingestion and compaction do not wait for each other:
 *       if they meet, Iceberg refuses one, which is done again.
 *   <li>The job may be killed at any point and run again.
 * </ul>
 */
public final class MaintainJob {
    private static final Logger LOG = LoggerFactory.getLogger(MaintainJob.class);
    private static final int MANY_SNAPSHOTS = 2_000;
    private static final Duration A_DAY = Duration.ofDays(1);
    /** Property of tables: when upkeep last began, in milliseconds. */
    static final String MAINTAINED = "datasurface.maintained";

    private final JobContext context;
    private final WriteLocks locks;
    private final FileRemover remover;

    /**
     * A job in this context.
     *
     * @param locks of the lake's tables
     * @param remover of files that were ingested
     */
    public MaintainJob(JobContext context, WriteLocks locks, FileRemover remover) {
        this.context = context;
        this.locks = locks;
        this.remover = remover;
    }

    /** Maintains the tables of a store, each by itself: one that fails keeps none of the others from it. */
    public JobReport run(MaintainSpec spec) {
        LakeTables lake = new LakeTables(context.spark(), spec.lake());
        Map<Duration, Map<String, Set<Long>>> needed = new HashMap<>();
        Optional<BatchTable> batches = batchTable(spec).flatMap(name -> BatchTable.find(lake, name));
        List<Entry> entries = new ArrayList<>();
        // Before tables: what is recorded of files that are gone then goes with them.
        spec.raw()
                .ifPresent(raw -> entries.add(attempt(
                        raw.location(),
                        () -> batches.map(
                                        recorded -> new RawFiles(context, spec, raw, lake, recorded, remover).remove())
                                .orElse(Outcome.WAITING))));
        for (MaintainTable table : spec.tables()) {
            entries.add(attempt(table.table(), () -> maintain(spec, table, lake, batches, needed)));
        }
        Instant now = context.clock().instant();
        for (FormerTable former : spec.former()) {
            entries.add(attempt(
                    former.table(),
                    () -> new FormerVersion(former, batchTable(spec).orElseThrow(), lake, locks, now).run()));
        }
        return new JobReport(entries);
    }

    private static Optional<String> batchTable(MaintainSpec spec) {
        return spec.tables().stream()
                .filter(table -> table.dataset().equals(MaintainTable.BATCHES))
                .map(MaintainTable::table)
                .findFirst();
    }

    private static Entry attempt(String what, Callable<Outcome> work) {
        try {
            return Entry.of(what, work.call());
        } catch (Exception e) {
            // Exception, because Spark throws checked ones that its signatures do not have.
            if (e instanceof InterruptedException) {
                Thread.currentThread().interrupt();
            }
            LOG.error("Upkeep of {} failed", what, e);
            return Entry.failed(what, e);
        }
    }

    private Outcome maintain(
            MaintainSpec spec,
            MaintainTable table,
            LakeTables lake,
            Optional<BatchTable> batches,
            Map<Duration, Map<String, Set<Long>>> needed) {
        Optional<LakeTable> found = lake.find(table.table());
        if (found.isEmpty() || found.get().current().isEmpty()) {
            return Outcome.WAITING;
        }
        if (batches.isEmpty()) {
            throw new JobException(
                    "The batch table of " + spec.store()
                            + " is not in the lake or the document, so nobody knows which snapshots are needed; render and ingest again");
        }
        Instant now = context.clock().instant();
        String last = found.get().table().properties().getOrDefault(MAINTAINED, "0");
        long snapshots = StreamSupport.stream(found.get().table().snapshots().spliterator(), false)
                .count();
        Duration pause = pause(table.compactionInterval(), snapshots);
        if (now.isBefore(Instant.ofEpochMilli(Long.parseLong(last)).plus(pause))) {
            return Outcome.UNCHANGED;
        }
        // Before anything is changed: what is recorded meanwhile is younger than what expires.
        Set<Long> kept = needed.computeIfAbsent(
                        table.snapshotRetention(), time -> batches.get().needed(now.minus(time)))
                .getOrDefault(table.table(), Set.of());
        return new Upkeep(context, table, found.get(), kept, locks, now).run();
    }

    /** Each commit writes down all snapshots, and only upkeep expires them: a table of many is looked after daily, however seldom it is asked for. */
    static Duration pause(Duration asked, long snapshots) {
        return snapshots > MANY_SNAPSHOTS && asked.compareTo(A_DAY) > 0 ? A_DAY : asked;
    }
}
