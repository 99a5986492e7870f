package io.datasurface.host.internal;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;

/**
 * The folders on the way to the files of an output folder, each looked at once: thousands of files share a few folders. It is made anew for
 * each pass over the files, because what it knows is true only as long as nobody else changes folders, and is forgotten where the pass
 * itself takes one away. Safe for concurrent use.
 */
final class KnownFolders {
    private final OutputTree tree;
    private final FileOperations files;
    private final Set<Path> noLinks = ConcurrentHashMap.newKeySet();
    private final Set<Path> there = ConcurrentHashMap.newKeySet();

    KnownFolders(OutputTree tree, FileOperations files) {
        this.tree = tree;
        this.files = files;
    }

    /** The file of a path, as {@link OutputTree#file} checks it. */
    Path file(String path) {
        Path file = tree.plain(path);
        Path folder = OutputTree.parent(file);
        if (!noLinks.contains(folder)) {
            tree.refuseLinks(file);
            noLinks.add(folder);
        }
        return file;
    }

    /** Whether the folder of a file is there, and no link. */
    boolean hasFolder(Path file) {
        Path folder = OutputTree.parent(file);
        if (there.contains(folder)) {
            return true;
        }
        if (Files.isDirectory(folder, LinkOption.NOFOLLOW_LINKS)) {
            there.add(folder);
            return true;
        }
        return false;
    }

    /** Makes the folders of a file that are missing. */
    void make(Path file) throws IOException {
        Deque<Path> missing = new ArrayDeque<>();
        for (Path below = file;
                !OutputTree.parent(below).equals(tree.root()) && !hasFolder(below);
                below = OutputTree.parent(below)) {
            missing.push(OutputTree.parent(below));
        }
        for (Path folder : missing) {
            files.makeFolder(folder);
            there.add(folder);
        }
    }

    /** Forgets that folders are there, because some may go. */
    void forget() {
        there.clear();
    }
}
