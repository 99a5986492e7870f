package io.datasurface.awsbatch.jobs.ingest;

import io.datasurface.awsbatch.jobs.lake.BatchRecord;
import io.datasurface.awsbatch.jobs.lake.Batches;
import io.datasurface.awsbatch.jobs.lake.LakeTable;
import io.datasurface.awsbatch.jobs.lake.LakeTables;
import io.datasurface.awsbatch.jobs.lake.LoadMark;
import io.datasurface.awsbatch.jobs.run.Checkpoint.Point;
import io.datasurface.awsbatch.jobs.run.JobContext;
import io.datasurface.awsbatch.spec.IngestSpec;
import io.datasurface.awsbatch.spec.IngestTable;
import java.util.Optional;

/**
 * The tables of a dataset, with its columns, after readers were shown what an earlier run had recorded and not shown.
 *
 * @param dataset the dataset
 * @param live its rows as they are
 * @param history the states of its rows, if they are kept
 * @param hasShown whether readers now see more than before
 */
record DatasetTables(IngestTable dataset, LakeTable live, Optional<LakeTable> history, boolean hasShown) {
    /** Makes and evolves the tables, gives them their tags, and shows what is recorded. */
    static DatasetTables open(
            JobContext context,
            IngestSpec spec,
            IngestTable dataset,
            LakeTables lake,
            Batches batches,
            Tagging tagging) {
        LakeTable live = lake.live(spec, dataset);
        Optional<LakeTable> history = lake.history(spec, dataset);
        tagging.tag(dataset, live, dataset.table());
        history.ifPresent(
                table -> tagging.tag(dataset, table, dataset.historyTable().orElseThrow()));
        context.checkpoint().reached(Point.TABLE_READY, dataset.table());
        boolean shown = false;
        Optional<BatchRecord> record = batches.newestOf(dataset.dataset(), dataset.table());
        if (record.isPresent()) {
            shown = show(
                    context, dataset.table(), live, Optional.of(record.get().snapshot()), record.get());
            if (history.isPresent()) {
                String name = dataset.historyTable().orElseThrow();
                shown |= show(context, name, history.get(), record.get().historySnapshot(), record.get());
            }
        }
        return new DatasetTables(dataset, live, history, shown);
    }

    /** Shows what is recorded, if that is still possible; else its files count as not taken. */
    private static boolean show(
            JobContext context, String name, LakeTable table, Optional<Long> snapshot, BatchRecord record) {
        boolean can = table.batch() < record.batch()
                && snapshot.filter(table::canPublish).isPresent();
        if (can) {
            table.publish(snapshot.get(), new LoadMark(record.epoch(), record.loadManifest()), record.batch());
            context.checkpoint().reached(Point.PUBLISHED, name);
        }
        return can;
    }
}
