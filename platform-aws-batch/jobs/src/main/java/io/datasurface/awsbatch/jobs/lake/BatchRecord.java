package io.datasurface.awsbatch.jobs.lake;

import io.datasurface.awsbatch.jobs.staging.StagingFile;
import java.util.List;
import java.util.Optional;

/**
 * One dataset that a batch has changed.
 *
 * @param batch its number, from 1; those of a multi-dataset store are numbered together
 * @param dataset the dataset
 * @param table its Iceberg table
 * @param snapshot the snapshot of the table that belongs to the batch
 * @param historySnapshot that of the history table, if there is one
 * @param epoch the load epoch
 * @param loadManifest hash of the files of the load that the tables then show
 * @param sequence the last change that the batch may have; empty if it has all that were there
 * @param files the files that were taken whole, also those of which batches before took a part
 * @param feed what the tables then show of another platform's lake, if the store is taken from one
 */
public record BatchRecord(
        long batch,
        String dataset,
        String table,
        long snapshot,
        Optional<Long> historySnapshot,
        long epoch,
        String loadManifest,
        Optional<String> sequence,
        List<StagingFile> files,
        Optional<FeedMark> feed) {
    /** Copies the files. */
    public BatchRecord {
        files = List.copyOf(files);
    }
}
