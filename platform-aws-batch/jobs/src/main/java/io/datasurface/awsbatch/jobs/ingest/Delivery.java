package io.datasurface.awsbatch.jobs.ingest;

import io.datasurface.awsbatch.jobs.ingest.StagedRows.Kind;
import io.datasurface.awsbatch.jobs.lake.FeedMark;
import io.datasurface.awsbatch.jobs.landing.Landing;
import io.datasurface.awsbatch.jobs.staging.BatchName;
import io.datasurface.awsbatch.jobs.staging.FileManifest;
import io.datasurface.awsbatch.jobs.staging.StagingFile;
import io.datasurface.awsbatch.jobs.staging.StagingFolder;
import io.datasurface.awsbatch.spec.DmsSource;
import io.datasurface.awsbatch.spec.IngestTable;
import io.datasurface.awsbatch.spec.Quarantine;
import java.util.List;
import java.util.Optional;
import org.apache.hadoop.conf.Configuration;

/**
 * What a source has delivered of one dataset.
 *
 * @param epoch of the load; a transformer's batch is a load of its own, whose epoch is its number
 * @param kind of the load
 * @param load the files that have all rows of the dataset
 * @param changes the files that have changes which came after that
 * @param last the number of the last change, where the job numbers them; then all files are taken at once
 * @param drop what was dropped of it, where the files were made of dropped ones; then all files are taken at once
 * @param feed what it brings the tables to of another platform's lake
 * @param documents where documents go that can't be ingested, if the files have documents
 */
record Delivery(
        long epoch,
        Kind kind,
        FileManifest load,
        FileManifest changes,
        Optional<String> last,
        Optional<Drop> drop,
        Optional<FeedMark> feed,
        Optional<Quarantine> documents) {

    /**
     * What a delivery was made of.
     *
     * @param taken the dropped files, which are recorded in place of those that were made of them
     * @param notes what somebody should know of them
     * @param isReplacing whether the load takes the place of the rows that are there, although it is of their epoch
     */
    record Drop(List<StagingFile> taken, List<String> notes, boolean isReplacing) {
        /** Copies the lists. */
        Drop {
            taken = List.copyOf(taken);
            notes = List.copyOf(notes);
        }
    }

    /** Of dropped files. */
    Delivery(
            long epoch,
            Kind kind,
            FileManifest load,
            FileManifest changes,
            Optional<String> last,
            Optional<Drop> drop) {
        this(epoch, kind, load, changes, last, drop, Optional.empty(), Optional.empty());
    }

    /** Neither of dropped files nor of another platform's lake. */
    Delivery(long epoch, Kind kind, FileManifest load, FileManifest changes, Optional<String> last) {
        this(epoch, kind, load, changes, last, Optional.empty());
    }

    /** The same, of another platform's lake. */
    Delivery of(FeedMark mark) {
        return new Delivery(epoch, kind, load, changes, last, drop, Optional.of(mark), documents);
    }

    /** By a DMS task. */
    static Delivery dms(DmsSource source, IngestTable dataset, Configuration hadoop) {
        String location = source.location() + "/" + dataset.sourceSchema() + "/" + dataset.sourceTable();
        StagingFolder folder = StagingFolder.list(location, hadoop);
        return new Delivery(
                source.loadEpoch(),
                Kind.LOAD,
                folder.load(),
                folder.changes(),
                Optional.empty(),
                Optional.empty(),
                Optional.empty(),
                source.documents());
    }

    /** By a transformer. */
    static Delivery batch(Landing landing, BatchName batch, IngestTable dataset) {
        String folder = dataset.sourceSchema() + "/" + dataset.sourceTable();
        FileManifest files = new FileManifest(landing.files(batch, dataset.dataset(), folder));
        return new Delivery(batch.number(), Kind.BATCH, files, new FileManifest(List.of()), Optional.empty());
    }
}
