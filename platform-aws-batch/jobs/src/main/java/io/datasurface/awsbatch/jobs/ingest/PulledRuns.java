package io.datasurface.awsbatch.jobs.ingest;

import io.datasurface.awsbatch.jobs.run.JobException;
import io.datasurface.awsbatch.jobs.staging.StagingFile;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * What a program pulls: each of its runs is a folder, which counts from when it has a marker. A run that was killed has none, and what it left is
 * not looked at.
 */
final class PulledRuns {
    private PulledRuns() {}

    /**
     * Returns the files of complete runs, without the markers.
     *
     * @param all files with names that begin with the folder of their run
     * @param marker name of the file that the program writes last
     */
    static List<StagingFile> complete(List<StagingFile> all, String marker) {
        Set<String> complete = new HashSet<>();
        for (StagingFile file : all) {
            String run = run(file);
            if (!run.isEmpty() && file.name().equals(run + "/" + marker)) {
                complete.add(run);
            }
        }
        return all.stream()
                .filter(file -> complete.contains(run(file)) && !file.name().equals(run(file) + "/" + marker))
                .toList();
    }

    /**
     * Refuses runs in which a snapshot is in parts: each file would be taken for all rows, and those of the others be deleted.
     *
     * @throws JobException if a run has several files of the dataset
     */
    static void requireWhole(String dataset, List<StagingFile> files) {
        Map<String, StagingFile> ofRuns = new HashMap<>();
        for (StagingFile file : files) {
            StagingFile other = ofRuns.putIfAbsent(run(file), file);
            if (other != null) {
                throw new JobException(
                        "The run " + run(file) + " has several files of dataset " + dataset + ", such as "
                                + other.name() + " and " + file.name()
                                + ", and the capture says that a file is a SNAPSHOT of all rows;"
                                + " let the program write one file per dataset and run, and remove the folder of this run");
            }
        }
    }

    /** The folder of a file's run; empty if it is in none. */
    private static String run(StagingFile file) {
        int slash = file.name().indexOf('/');
        return slash < 0 ? "" : file.name().substring(0, slash);
    }
}
