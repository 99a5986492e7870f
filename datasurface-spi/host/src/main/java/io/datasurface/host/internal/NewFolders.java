package io.datasurface.host.internal;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Folders that were made for a render, and are taken back if it does not come. */
final class NewFolders {
    private static final Logger LOG = LoggerFactory.getLogger(NewFolders.class);

    private final FileOperations files;

    /** What was made, from the inside out. */
    private final List<Path> made = new ArrayList<>();

    NewFolders(FileOperations files) {
        this.files = files;
    }

    /** Makes a folder and those around it, and notes those that were not there. */
    void make(Path folder) throws IOException {
        if (Files.isDirectory(folder)) {
            return;
        }
        make(OutputTree.parent(folder));
        files.makeFolder(folder);
        made.add(0, folder);
    }

    /** Forgets what was made, because it is of use. */
    void keep() {
        made.clear();
    }

    /** Deletes what was made, as far as nobody has put anything into it but our files, which are in the innermost folder. */
    void takeBack(Path innermost, Path... ours) {
        try {
            for (Path file : ours) {
                if (made.contains(innermost) && OutputTree.exists(file)) {
                    files.delete(file);
                }
            }
            for (Path folder : made) {
                files.delete(folder);
            }
        } catch (IOException e) {
            LOG.debug("Folders that were made for a render that did not come stay", e);
        }
    }
}
