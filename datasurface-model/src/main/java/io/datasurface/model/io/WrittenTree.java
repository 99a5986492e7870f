package io.datasurface.model.io;

import java.util.List;

/**
 * What writing a model to a folder did. Paths are relative to the folder, with slashes, sorted.
 *
 * @param written files that are new or whose bytes changed
 * @param unchanged files that were not touched, because they were right
 * @param removed files of a former write that the model no longer has
 */
public record WrittenTree(List<String> written, List<String> unchanged, List<String> removed) {
    /** Copies the lists. */
    public WrittenTree {
        written = List.copyOf(written);
        unchanged = List.copyOf(unchanged);
        removed = List.copyOf(removed);
    }
}
