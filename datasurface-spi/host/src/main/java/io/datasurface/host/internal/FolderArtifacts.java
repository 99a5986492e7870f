package io.datasurface.host.internal;

import io.datasurface.host.output.Artifacts;
import io.datasurface.host.output.OutputException;
import java.io.IOException;
import java.util.Collections;
import java.util.SortedSet;
import java.util.TreeSet;

/**
 * Artifacts on their way to an output folder, and in it after they were published; read when asked for, so they are as they are then. If
 * they are given up they cannot be read any more.
 */
final class FolderArtifacts implements Artifacts {
    private final OutputTree tree;
    private final Staging staging;
    private final SortedSet<String> paths;

    FolderArtifacts(OutputTree tree, Staging staging, SortedSet<String> paths) {
        this.tree = tree;
        this.staging = staging;
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
            return staging.read(path);
        } catch (IOException e) {
            throw new OutputException(
                    OutputException.Reason.FAILED,
                    "Cannot read " + path + " in " + tree.root() + ": " + Listings.reason(e)
                            + ". Make sure that the folder can be read, and render again",
                    e);
        }
    }
}
