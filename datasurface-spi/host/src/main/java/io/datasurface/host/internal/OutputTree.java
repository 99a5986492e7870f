package io.datasurface.host.internal;

import io.datasurface.host.output.OutputException;
import java.io.IOException;
import java.nio.file.DirectoryNotEmptyException;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.util.ArrayDeque;
import java.util.Deque;

/** The paths in an output folder. */
final class OutputTree {
    private final Path root;
    private final Path control;
    private final FileOperations files;

    OutputTree(Path root, FileOperations files) {
        this.root = root;
        this.control = root.resolve(FolderNames.CONTROL);
        this.files = files;
    }

    Path root() {
        return root;
    }

    Path control() {
        return control;
    }

    Path lock() {
        return control.resolve("lock");
    }

    Path journal() {
        return control.resolve("journal.json");
    }

    Path staging() {
        return control.resolve("staging");
    }

    Path staged(int number) {
        return staging().resolve(Integer.toString(number));
    }

    Path backups() {
        return control.resolve("backup");
    }

    Path backup(int step) {
        return backups().resolve(Integer.toString(step));
    }

    /**
     * The file of a path that stands in a file of ours, which somebody may have changed: it never leads out of the folder, into the
     * host's own folder or through a link.
     */
    Path file(String path) {
        Path file = plain(path);
        refuseLinks(file);
        return file;
    }

    /** The file of a path that stands in a file of ours, without a look at the folders on the way. */
    Path plain(String path) {
        for (String part : path.split("/", -1)) {
            if (part.isEmpty() || part.equals(".") || part.equals("..") || part.indexOf('\\') >= 0) {
                throw new OutputException(
                        OutputException.Reason.DAMAGED,
                        "A file of the last render in " + root + " names the path \"" + path
                                + "\", which no render has; restore the folder, or render into a new one");
            }
        }
        Path file = root.resolve(path);
        if (file.startsWith(control)) {
            throw new OutputException(OutputException.Reason.DAMAGED, file + " belongs to the host and is no artifact");
        }
        return file;
    }

    /** Refuses a file to which a link leads. */
    void refuseLinks(Path file) {
        for (Path folder = parent(file); !folder.equals(root); folder = parent(folder)) {
            if (Files.isSymbolicLink(folder)) {
                throw new OutputException(
                        OutputException.Reason.FOREIGN,
                        folder + " is a link; a render writes only into folders of its own: take the link away");
            }
        }
    }

    /** Makes the folders of a file that are missing. */
    void makeFolders(Path file) throws IOException {
        Deque<Path> missing = new ArrayDeque<>();
        for (Path folder = parent(file); !folder.equals(root); folder = parent(folder)) {
            if (Files.isDirectory(folder, LinkOption.NOFOLLOW_LINKS)) {
                break;
            }
            missing.push(folder);
        }
        for (Path folder : missing) {
            files.makeFolder(folder);
        }
    }

    /** Deletes the folders around a file that is gone, as far as nothing else is in them. */
    void deleteEmptyFolders(Path file) throws IOException {
        for (Path folder = parent(file); !folder.equals(root); folder = parent(folder)) {
            if (!Files.isDirectory(folder, LinkOption.NOFOLLOW_LINKS)) {
                continue; // gone, or a file by now; the folder around it may still be empty
            }
            try {
                files.delete(folder);
            } catch (DirectoryNotEmptyException e) {
                return;
            }
        }
    }

    static boolean exists(Path path) {
        return Files.exists(path, LinkOption.NOFOLLOW_LINKS);
    }

    static Path parent(Path path) {
        Path parent = path.getParent();
        if (parent == null) {
            throw new IllegalArgumentException(path + " has no folder");
        }
        return parent;
    }
}
