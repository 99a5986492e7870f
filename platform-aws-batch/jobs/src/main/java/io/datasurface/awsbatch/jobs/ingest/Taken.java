package io.datasurface.awsbatch.jobs.ingest;

import io.datasurface.awsbatch.jobs.drop.FileNames;
import io.datasurface.awsbatch.jobs.run.JobException;
import io.datasurface.awsbatch.jobs.staging.StagingFile;
import io.datasurface.awsbatch.jobs.staging.TakenVersion;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Which dropped files a dataset has taken. Their record is as {@link TakenVersion} says. */
final class Taken {
    private final Map<String, StagingFile> latest = new HashMap<>();

    /**
     * What is recorded.
     *
     * @param recorded files in the order in which they were taken; whoever copies an old file back may keep its time
     * @throws JobException if it is no record of dropped files
     */
    Taken(String dataset, List<StagingFile> recorded) {
        for (StagingFile file : recorded) {
            if (!TakenVersion.isOfDrop(file.version())) {
                throw new JobException(
                        "Dataset " + dataset + " was ingested in another way until now, so it can't be told"
                                + " what is new in its files; raise the hint loadEpoch of its datastore, and all is read once more");
            }
            latest.put(file.name(), file);
        }
    }

    /** The record of a file. */
    static StagingFile record(StagingFile file, String content, boolean isBad) {
        return new StagingFile(
                file.name(),
                file.path(),
                file.size(),
                new TakenVersion(file.version(), content, isBad).toString(),
                file.written());
    }

    /** Whether a file is as it was when it was taken last; one that is as it was before that is to be taken again. */
    boolean has(StagingFile file) {
        return Optional.ofNullable(latest.get(file.name()))
                .filter(last -> last.size() == file.size()
                        && TakenVersion.parse(last.version()).version().equals(file.version()))
                .isPresent();
    }

    /** Whether a file that was delivered again is as it was the last time. */
    boolean hasContent(StagingFile file, String content) {
        return Optional.ofNullable(latest.get(file.name()))
                .filter(last -> last.size() == file.size() && last.version().endsWith(content))
                .isPresent();
    }

    /** Whether nothing was taken of the last file of this name. */
    boolean isBad(String name) {
        return Optional.ofNullable(latest.get(name)).filter(Taken::isBad).isPresent();
    }

    /** Whether rows of a file of this name were taken. */
    boolean hasRowsOf(StagingFile file) {
        return Optional.ofNullable(latest.get(file.name()))
                .filter(last -> !isBad(last))
                .isPresent();
    }

    /** The order of the last file of which rows were taken; empty if there is none. */
    Optional<String> last() {
        return latest.values().stream()
                .filter(file -> !isBad(file))
                .map(file -> FileNames.order(file.name()))
                .max(Comparator.naturalOrder());
    }

    private static boolean isBad(StagingFile file) {
        return TakenVersion.parse(file.version()).isBad();
    }
}
