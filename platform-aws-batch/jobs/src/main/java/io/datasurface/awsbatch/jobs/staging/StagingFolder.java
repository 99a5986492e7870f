package io.datasurface.awsbatch.jobs.staging;

import io.datasurface.awsbatch.jobs.run.JobException;
import java.io.FileNotFoundException;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;
import org.apache.hadoop.conf.Configuration;
import org.apache.hadoop.fs.EtagSource;
import org.apache.hadoop.fs.FileStatus;
import org.apache.hadoop.fs.FileSystem;
import org.apache.hadoop.fs.LocatedFileStatus;
import org.apache.hadoop.fs.Path;
import org.apache.hadoop.fs.RemoteIterator;

/**
 * What DMS has written for one table, with sub-folders (parallel load and date partitions make them).
 *
 * @param load the files of the full load
 * @param changes the files of changes
 */
public record StagingFolder(FileManifest load, FileManifest changes) {
    /** A parallel load by ranges puts the segment before the name. */
    private static final Pattern LOAD = Pattern.compile("(SEGMENT[0-9]+_)?LOAD[0-9A-F]{8,}\\.parquet");

    private static final Pattern CHANGES = Pattern.compile("[0-9]{8}-[0-9]{6,}\\.parquet");

    /**
     * Lists the folder. DMS makes none for an empty table, so a folder that is not there has no files.
     *
     * @throws JobException if there is a file that DMS does not write: nothing is passed over
     */
    public static StagingFolder list(String location, Configuration hadoop) {
        List<StagingFile> load = new ArrayList<>();
        List<StagingFile> changes = new ArrayList<>();
        List<String> unknown = new ArrayList<>();
        for (StagingFile file : files(new Path(location), hadoop)) {
            String name = file.name().substring(file.name().lastIndexOf('/') + 1);
            if (LOAD.matcher(name).matches()) {
                load.add(file);
            } else if (CHANGES.matcher(name).matches()) {
                changes.add(file);
            } else {
                unknown.add(file.name());
            }
        }
        if (!unknown.isEmpty()) {
            throw new JobException("The staging folder " + location + " has " + unknown.size()
                    + " files that are no Parquet files of a DMS load or change stream, such as " + unknown.get(0)
                    + "; move them away or correct the DMS endpoint");
        }
        return new StagingFolder(new FileManifest(load), new FileManifest(changes));
    }

    /** All files below a folder; none if it is not there. */
    public static List<StagingFile> files(Path folder, Configuration hadoop) {
        List<StagingFile> files = new ArrayList<>();
        try {
            FileSystem system = folder.getFileSystem(hadoop);
            String root = system.makeQualified(folder).toString() + "/";
            RemoteIterator<LocatedFileStatus> found = system.listFiles(folder, true);
            while (found.hasNext()) {
                FileStatus file = found.next();
                String path = system.makeQualified(file.getPath()).toString();
                files.add(new StagingFile(
                        path.substring(root.length()),
                        path,
                        file.getLen(),
                        version(file),
                        Instant.ofEpochMilli(file.getModificationTime())));
            }
        } catch (FileNotFoundException e) {
            return List.of();
        } catch (IOException e) {
            throw new UncheckedIOException("Can't list " + folder, e);
        }
        return files;
    }

    static String version(FileStatus file) {
        if (file instanceof EtagSource tagged && tagged.getEtag() != null) {
            return tagged.getEtag();
        }
        return Long.toString(file.getModificationTime());
    }
}
