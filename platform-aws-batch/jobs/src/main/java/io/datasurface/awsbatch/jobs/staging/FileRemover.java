package io.datasurface.awsbatch.jobs.staging;

import java.io.FileNotFoundException;
import java.io.IOException;
import java.io.UncheckedIOException;
import org.apache.hadoop.conf.Configuration;
import org.apache.hadoop.fs.FileStatus;
import org.apache.hadoop.fs.FileSystem;
import org.apache.hadoop.fs.Path;

/** Removes files of the staging area, each only as it was found: what was written under its name since then is another file, and stays. */
@FunctionalInterface
public interface FileRemover {
    /**
     * Removes a file; safe to call from several threads.
     *
     * @return whether it is gone, perhaps for longer; if not, there is another of its name
     */
    boolean remove(StagingFile file);

    /** For a file system of this machine, where nobody writes a file between the look at it and its removal. */
    static FileRemover local(Configuration hadoop) {
        return file -> {
            Path path = new Path(file.path());
            try {
                FileSystem system = path.getFileSystem(hadoop);
                FileStatus now = system.getFileStatus(path);
                boolean isSame = now.getLen() == file.size()
                        && StagingFolder.version(now)
                                .equals(TakenVersion.parse(file.version()).version());
                return isSame && system.delete(path, false);
            } catch (FileNotFoundException e) {
                return true;
            } catch (IOException e) {
                throw new UncheckedIOException("Can't remove " + file.path(), e);
            }
        };
    }
}
