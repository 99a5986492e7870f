package io.datasurface.awsbatch.jobs.ingest;

import io.datasurface.awsbatch.jobs.drop.FileNames;
import io.datasurface.awsbatch.jobs.run.JobException;
import io.datasurface.awsbatch.jobs.staging.StagingFile;
import io.datasurface.awsbatch.jobs.staging.TakenVersion;
import java.util.Collection;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** Which dropped files a dataset has taken. Their record is as {@link TakenVersion} says. */
final class Taken {
    private final Set<String> versions = new HashSet<>();
    private final Map<String, StagingFile> latest = new HashMap<>();

    /**
     * What is recorded.
     *
     * @throws JobException if it is no record of dropped files
     */
    Taken(String dataset, Collection<StagingFile> recorded) {
        for (StagingFile file : recorded) {
            if (!TakenVersion.isOfDrop(file.version())) {
                throw new JobException(
                        "Dataset " + dataset + " was ingested in another way until now, so it can't be told"
                                + " what is new in its files; raise the hint loadEpoch of its datastore, and all is read once more");
            }
            versions.add(id(file, TakenVersion.parse(file.version()).version()));
            latest.merge(file.name(), file, (one, other) -> one.written().isBefore(other.written()) ? other : one);
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

    /** Whether a file was taken, as it is. */
    boolean has(StagingFile file) {
        return versions.contains(id(file, file.version()));
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

    private static String id(StagingFile file, String version) {
        return file.name() + '\0' + file.size() + '\0' + version;
    }
}
