package io.datasurface.host.internal;

import io.datasurface.host.output.Artifacts;
import io.datasurface.host.output.OutputException;
import java.io.IOException;
import java.nio.file.Files;
import java.util.Collections;
import java.util.SortedSet;
import java.util.TreeSet;

/** Artifacts in an output folder, after they were published; read when asked for, so they are as they are then. */
final class FolderArtifacts implements Artifacts {
    private final OutputTree tree;
    private final SortedSet<String> paths;

    FolderArtifacts(OutputTree tree, SortedSet<String> paths) {
        this.tree = tree;
        this.paths = Collections.unmodifiableSortedSet(new TreeSet<>(paths));
    }

    @Override
    public SortedSet<String> paths() {
        return paths;
    }

    @Override
    public byte[] bytes(String path) {
        if (!paths.contains(path)) {
            throw new IllegalArgumentException("There is no artifact \"" + path + "\"");
        }
        try {
            return Files.readAllBytes(tree.file(path));
        } catch (IOException e) {
            throw new OutputException(
                    OutputException.Reason.FAILED,
                    "Cannot read " + path + " in " + tree.root() + ": " + Listings.reason(e)
                            + ". Make sure that the folder can be read, and render again",
                    e);
        }
    }
}
