package io.datasurface.awsbatch.jobs.reconcile;

import io.datasurface.awsbatch.jobs.run.Locations;
import io.datasurface.awsbatch.jobs.staging.FileManifest;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.Arrays;
import java.util.Comparator;
import java.util.Optional;
import java.util.UUID;
import org.apache.hadoop.conf.Configuration;
import org.apache.hadoop.fs.FileStatus;
import org.apache.hadoop.fs.FileSystem;
import org.apache.hadoop.fs.Path;

/**
 * The folder of the reports of one comparison: each run has a folder of its own, with {@code report.json} and the differences of each table. A
 * run that died has no report, and nobody looks at what it left.
 */
final class Reports {
    private static final String REPORT = "/report.json";
    private static final DateTimeFormatter TIME = DateTimeFormatter.ofPattern("uuuuMMdd'T'HHmmss.SSS'Z'");

    private final String folder;
    private final Configuration hadoop;

    Reports(String folder, Configuration hadoop) {
        this.folder = folder;
        this.hadoop = hadoop;
    }

    /** A folder for a new run, behind all others by its name. */
    String newRun(Instant now) {
        return folder + "/" + TIME.format(now.atOffset(ZoneOffset.UTC)) + "-"
                + UUID.randomUUID().toString().substring(0, 8);
    }

    /** The folder of the last run that came to its end. */
    Optional<String> lastRun() {
        Path path = new Path(folder);
        try {
            FileSystem files = path.getFileSystem(hadoop);
            if (!files.exists(path)) {
                return Optional.empty();
            }
            return Arrays.stream(files.listStatus(path))
                    .map(FileStatus::getPath)
                    .sorted(Comparator.comparing(Path::getName).reversed())
                    .map(run -> folder + "/" + run.getName())
                    .filter(run -> Locations.exists(run + REPORT, hadoop))
                    .findFirst();
        } catch (IOException e) {
            throw new UncheckedIOException("Can't list " + folder, e);
        }
    }

    /** Ends a run; returns where its report is. */
    String end(String run, byte[] report) {
        Locations.write(run + REPORT, report, hadoop);
        return run + REPORT;
    }

    /** Removes what a run needs for a while. */
    void remove(String temporary) {
        Path path = new Path(temporary);
        try {
            path.getFileSystem(hadoop).delete(path, true);
        } catch (IOException e) {
            throw new UncheckedIOException("Can't remove " + temporary, e);
        }
    }

    /** Where the differences of a table are in the folder of a run; any name makes a folder. */
    static String differences(String run, String table) {
        return run + "/differences/" + FileManifest.sha256(table).substring(0, 16);
    }
}
