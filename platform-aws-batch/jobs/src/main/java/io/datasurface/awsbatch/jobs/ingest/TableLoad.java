package io.datasurface.awsbatch.jobs.ingest;

import io.datasurface.awsbatch.jobs.lake.BatchRecord;
import io.datasurface.awsbatch.jobs.lake.BatchTable;
import io.datasurface.awsbatch.jobs.lake.LakeTables;
import io.datasurface.awsbatch.jobs.lake.LoadMark;
import io.datasurface.awsbatch.jobs.lake.LoadTable;
import io.datasurface.awsbatch.jobs.run.Checkpoint.Point;
import io.datasurface.awsbatch.jobs.run.JobContext;
import io.datasurface.awsbatch.jobs.run.JobException;
import io.datasurface.awsbatch.jobs.run.JobReport.Outcome;
import io.datasurface.awsbatch.jobs.staging.FileManifest;
import io.datasurface.awsbatch.jobs.staging.StagingFolder;
import io.datasurface.awsbatch.spec.DmsSource;
import io.datasurface.awsbatch.spec.IngestSpec;
import io.datasurface.awsbatch.spec.IngestTable;
import io.datasurface.awsbatch.spec.Milestoning;
import java.util.Optional;

/**
 * The full load of one table, on its way from the staging folder to the readers. Where it stands is read from the table alone, so any
 * run takes up where the last one was stopped.
 */
final class TableLoad {
    private final JobContext context;
    private final IngestTable dataset;
    private final LoadTable table;
    private final LoadMark mark;
    private final FileManifest files;
    private final Optional<LoadRows> rows;
    private final boolean published;
    private long snapshot;

    private TableLoad(
            JobContext context,
            IngestTable dataset,
            LoadTable table,
            LoadMark mark,
            FileManifest files,
            Optional<LoadRows> rows,
            boolean published) {
        this.context = context;
        this.dataset = dataset;
        this.table = table;
        this.mark = mark;
        this.files = files;
        this.rows = rows;
        this.published = published;
    }

    /**
     * Looks at the files and at the table. Files that still have to be loaded are checked.
     *
     * @throws JobException if the table can't be loaded from these files
     */
    static TableLoad prepare(
            JobContext context,
            IngestSpec spec,
            DmsSource source,
            IngestTable dataset,
            LakeTables lake,
            BatchTable batches) {
        if (dataset.milestoning() != Milestoning.LIVE) {
            throw new JobException("Dataset " + dataset.dataset() + " asks for " + dataset.milestoning()
                    + "; this version keeps no history and ingests LIVE only");
        }
        String folder = source.location() + "/" + dataset.sourceSchema() + "/" + dataset.sourceTable();
        FileManifest files = StagingFolder.list(folder, context.hadoop()).load();
        LoadTable table = lake.openOrCreate(spec.store(), dataset);
        context.checkpoint().reached(Point.TABLE_READY, dataset.table());
        LoadMark mark = new LoadMark(source.loadEpoch(), files.hash());
        Optional<LoadMark> shown = table.published();
        if (shown.isPresent() && shown.get().epoch() > mark.epoch()) {
            throw new JobException("Table " + dataset.table() + " shows load epoch "
                    + shown.get().epoch() + " and the spec is of epoch " + mark.epoch()
                    + ": it is an old one; run the current spec");
        }
        boolean published = shown.isPresent() && shown.get().epoch() == mark.epoch();
        if (published && !shown.get().equals(mark)) {
            files = recorded(dataset, source, files, batches);
        }
        Optional<LoadRows> rows = published || table.staged(mark).isPresent()
                ? Optional.empty()
                : Optional.of(LoadRows.of(context.spark(), dataset, files));
        return new TableLoad(context, dataset, table, mark, files, rows, published);
    }

    /** The files of a load that is published; fewer are there now, because the rules of the bucket remove old ones. */
    private static FileManifest recorded(IngestTable dataset, DmsSource source, FileManifest now, BatchTable batches) {
        FileManifest then = batches.loadFiles(dataset.dataset(), source.loadEpoch())
                .orElseThrow(() -> new JobException("The batch table has no record of the load of " + dataset.dataset()
                        + " in epoch " + source.loadEpoch() + ", which its table shows; was it dropped?"));
        now.files().stream()
                .filter(file -> !then.files().contains(file))
                .findFirst()
                .ifPresent(file -> {
                    throw new JobException("File " + file.path() + " is new or changed since load epoch "
                            + source.loadEpoch() + " of " + dataset.dataset()
                            + " was published; a reload from the source needs a new epoch");
                });
        return then;
    }

    String dataset() {
        return dataset.dataset();
    }

    /** What the run does with the table, if it comes to its end. */
    Outcome outcome() {
        return published ? Outcome.UNCHANGED : Outcome.PUBLISHED;
    }

    /** Puts the load on its branch, unless it is there, or even published. */
    void stage() {
        if (published) {
            snapshot = table.current()
                    .orElseThrow(() -> new JobException("Table " + dataset.table() + " shows load epoch " + mark.epoch()
                            + " and has no snapshot; was it rolled back?"));
        } else if (rows.isPresent()) {
            table.makeBranch(mark);
            context.checkpoint().reached(Point.BRANCH_READY, dataset.table());
            snapshot = table.stage(mark, rows.get().rows(mark.epoch()));
            context.checkpoint().reached(Point.STAGED, dataset.table());
        } else {
            snapshot = table.staged(mark)
                    .orElseThrow(() -> new JobException("Table " + dataset.table()
                            + " was changed by another writer; run the job again when that one has ended"));
        }
    }

    /** What the batch records of this table, once it is staged. */
    BatchRecord record() {
        return new BatchRecord(dataset.dataset(), dataset.table(), snapshot, mark.epoch(), files);
    }

    /** Shows the staged load to readers. */
    void publish() {
        if (!published) {
            table.publish(mark);
            context.checkpoint().reached(Point.PUBLISHED, dataset.table());
        }
    }
}
