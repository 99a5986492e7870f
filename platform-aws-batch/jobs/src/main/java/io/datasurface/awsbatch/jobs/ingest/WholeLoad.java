package io.datasurface.awsbatch.jobs.ingest;

import io.datasurface.awsbatch.jobs.ingest.StagedRows.Kind;
import io.datasurface.awsbatch.jobs.lake.BatchRecord;
import io.datasurface.awsbatch.jobs.lake.BatchTable;
import io.datasurface.awsbatch.jobs.lake.Batches;
import io.datasurface.awsbatch.jobs.lake.RawMark;
import io.datasurface.awsbatch.jobs.run.JobException;
import io.datasurface.awsbatch.jobs.staging.StagingFile;
import io.datasurface.awsbatch.jobs.staging.TakenVersion;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * A table that somebody has dropped, or that is loaded anew, is made of all files that are in the staging area. If some of them were removed
 * since they were ingested, what is left is not all, and the table would lose rows without a word.
 */
final class WholeLoad {
    private WholeLoad() {}

    /**
     * Refuses to load a table from files of which some are gone. What may be gone is asked for after the files were listed: who removes
     * files says so first.
     *
     * @param number of the batch that would load it
     * @param isReleased whether somebody has looked at that batch, and takes what is left of dropped files for all
     * @throws JobException if some are gone
     */
    static void require(
            Delivery delivery,
            DatasetTables tables,
            Batches batches,
            BatchTable recorded,
            long number,
            boolean isReleased) {
        boolean isLoaded = tables.live()
                .load()
                .filter(mark -> mark.epoch() == delivery.epoch())
                .isPresent();
        boolean isOfDms = delivery.kind() == Kind.LOAD && delivery.drop().isEmpty();
        if (isLoaded || !(isOfDms || delivery.kind() == Kind.DROPS)) {
            return;
        }
        String dataset = tables.dataset().dataset();
        RawMark mark = recorded.rawMarks().getOrDefault(dataset, RawMark.NONE);
        if (!isOfDms) {
            if (mark.removing() > 0 && !isReleased && wasDropped(batches.newest(dataset))) {
                throw new JobException("Dataset " + dataset
                        + " is to be loaded from all files that were pulled or dropped, and those up to batch "
                        + mark.removing() + " were removed after they were ingested: their rows would be lost."
                        + " Take back the hint loadEpoch; or deliver all rows again, and run the job with --ds-release "
                        + dataset + ":" + number);
            }
            return;
        }
        Optional<String> gone = mark.epoch() >= delivery.epoch()
                ? Optional.of("those up to batch " + mark.removing())
                : missing(delivery, batches.takenByAny(dataset, delivery.epoch()));
        gone.ifPresent(files -> {
            throw new JobException("Table " + tables.dataset().table()
                    + " is to be made again of the staging files of load epoch "
                    + delivery.epoch() + ", and some of them are gone since they were ingested, such as " + files
                    + "; raise the hint loadEpoch of its datastore, so that the source is read once more");
        });
    }

    /** What was removed before it was captured this way does not matter. */
    private static boolean wasDropped(Optional<BatchRecord> newest) {
        return newest.stream()
                .flatMap(record -> record.files().stream())
                .anyMatch(file -> TakenVersion.isOfDrop(file.version()));
    }

    private static Optional<String> missing(Delivery delivery, Set<StagingFile> taken) {
        Set<String> there = Stream.concat(delivery.load().files().stream(), delivery.changes().files().stream())
                .map(StagingFile::path)
                .collect(Collectors.toSet());
        return taken.stream()
                .map(StagingFile::path)
                .filter(path -> !there.contains(path))
                .sorted()
                .findFirst();
    }
}
