package io.datasurface.awsbatch.jobs.ingest;

import io.datasurface.awsbatch.jobs.lake.BatchRecord;
import io.datasurface.awsbatch.jobs.lake.BatchTable;
import io.datasurface.awsbatch.jobs.lake.LakeTables;
import io.datasurface.awsbatch.jobs.run.Checkpoint.Point;
import io.datasurface.awsbatch.jobs.run.JobContext;
import io.datasurface.awsbatch.jobs.run.JobException;
import io.datasurface.awsbatch.jobs.run.JobReport;
import io.datasurface.awsbatch.jobs.run.JobReport.Entry;
import io.datasurface.awsbatch.jobs.run.JobReport.Outcome;
import io.datasurface.awsbatch.jobs.run.Locations;
import io.datasurface.awsbatch.spec.BatchSource;
import io.datasurface.awsbatch.spec.Consistency;
import io.datasurface.awsbatch.spec.DmsSource;
import io.datasurface.awsbatch.spec.IngestSource;
import io.datasurface.awsbatch.spec.IngestSpec;
import io.datasurface.awsbatch.spec.IngestTable;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Ingests a store: the full load of a DMS task into Iceberg tables.
 *
 * <p>The tables of a multi-dataset store are one batch, each table of a single-dataset store is a batch of its own. A batch goes
 * through these steps, and the tables themselves say how far it came:
 *
 * <ol>
 *   <li><b>check</b>: all files of all its tables are listed and their columns checked before anything is written;
 *   <li><b>stage</b>: each table is loaded on a branch, in one commit with the {@link io.datasurface.awsbatch.jobs.lake.LoadMark};
 *   <li><b>record</b>: one commit to the {@link BatchTable} names the snapshot of each table;
 *   <li><b>publish</b>: one commit for each table moves its main branch to the snapshot.
 * </ol>
 *
 * <h2>What is guaranteed</h2>
 *
 * <ul>
 *   <li>The job may be killed at any point and run again; in the end each table has each row of the load exactly once. A run that
 *       finds its work done changes nothing.
 *   <li>Whoever reads one table sees all rows of a load or none of them.
 *   <li>Whoever reads the tables of a multi-dataset store <em>at the snapshots of the newest batch</em> in the batch table sees
 *       exactly one batch; the change from one batch to the next is one atomic commit.
 *   <li>Whoever reads several <em>current</em> tables of such a store may see some with the new batch and some without, from the first
 *       commit of step 4 to the last: Iceberg has no commit over several tables in Glue. This is a matter of one metadata commit for
 *       each table; if the job is killed in between, it lasts until the next run, which ends it.
 *   <li>A batch as a whole is as consistent as DMS made it: the full load reads each table at a time of its own, and only the changes
 *       that follow bring the tables to one point in time.
 * </ul>
 *
 * <p>It needs that no two runs for one store overlap, which the state machine sees to. If they do, no table shows wrong rows; one of
 * the runs fails.
 */
public final class IngestJob {
    private static final Logger LOG = LoggerFactory.getLogger(IngestJob.class);

    private final JobContext context;

    /** A job in this context. */
    public IngestJob(JobContext context) {
        this.context = context;
    }

    /**
     * Ingests what there is. A batch that fails does not keep the others from being ingested.
     *
     * @throws JobException if the store as a whole can't be ingested
     */
    public JobReport run(IngestSpec spec) {
        DmsSource source = dmsSource(spec);
        if (!Locations.exists(source.loadMarker(), context.hadoop())) {
            LOG.info("The full load of {} is not complete: there is no {}", spec.store(), source.loadMarker());
            return new JobReport(spec.tables().stream()
                    .map(table -> Entry.of(table.dataset(), Outcome.WAITING))
                    .toList());
        }
        LakeTables lake = new LakeTables(context.spark(), spec.lake());
        BatchTable batches = BatchTable.openOrCreate(context.spark(), lake, spec);
        Instant end = context.clock().instant().plus(spec.limits().maxDuration());
        List<Entry> entries = new ArrayList<>();
        for (List<IngestTable> batch : batches(spec)) {
            if (context.clock().instant().isAfter(end)) {
                batch.forEach(table -> entries.add(Entry.of(table.dataset(), Outcome.POSTPONED)));
            } else {
                entries.addAll(tryToIngest(spec, source, batch, lake, batches));
            }
        }
        return new JobReport(entries);
    }

    private List<Entry> tryToIngest(
            IngestSpec spec, DmsSource source, List<IngestTable> batch, LakeTables lake, BatchTable batches) {
        try {
            return ingest(spec, source, batch, lake, batches);
        } catch (Exception e) {
            // Exception, because Spark throws checked ones that its signatures do not have.
            if (e instanceof InterruptedException) {
                Thread.currentThread().interrupt();
            }
            LOG.error(
                    "Ingestion of {} failed for {}",
                    spec.store(),
                    batch.stream().map(IngestTable::dataset).toList(),
                    e);
            return batch.stream().map(table -> Entry.failed(table.dataset(), e)).toList();
        }
    }

    private List<Entry> ingest(
            IngestSpec spec, DmsSource source, List<IngestTable> batch, LakeTables lake, BatchTable batches) {
        List<TableLoad> loads = new ArrayList<>();
        for (IngestTable table : batch) {
            loads.add(TableLoad.prepare(context, spec, source, table, lake, batches));
        }
        if (loads.stream().anyMatch(load -> load.outcome() == Outcome.PUBLISHED)) {
            loads.forEach(TableLoad::stage);
            List<BatchRecord> records = loads.stream().map(TableLoad::record).toList();
            batches.record(records, context.clock().instant());
            context.checkpoint().reached(Point.RECORDED, spec.store());
            loads.forEach(TableLoad::publish);
        }
        return loads.stream()
                .map(load -> Entry.of(load.dataset(), load.outcome()))
                .toList();
    }

    private static List<List<IngestTable>> batches(IngestSpec spec) {
        return spec.consistency() == Consistency.MULTI
                ? List.of(spec.tables())
                : spec.tables().stream().map(List::of).toList();
    }

    private static DmsSource dmsSource(IngestSpec spec) {
        return spec.source().accept(new IngestSource.Visitor<DmsSource>() {
            @Override
            public DmsSource dms(DmsSource source) {
                return source;
            }

            @Override
            public DmsSource batches(BatchSource source) {
                throw new JobException("Store " + spec.store()
                        + " has batches of a transformer as its source; this version ingests from DMS only");
            }
        });
    }
}
