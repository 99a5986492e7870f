package io.datasurface.host.output;

import java.util.List;

/**
 * What publishing a render did to the output folder. Paths are relative to it, sorted, with {@code manifest.json} and {@code plan.json}.
 *
 * @param added files that were not there
 * @param changed files whose bytes were replaced
 * @param removed files that an earlier render had made and this one did not
 * @param edited those of the changed and removed files that had been edited by hand since they were rendered
 * @param unchanged how many files were left alone, with their time of modification
 */
public record Publication(
        List<String> added, List<String> changed, List<String> removed, List<String> edited, int unchanged) {
    /** Copies the lists. */
    public Publication {
        added = List.copyOf(added);
        changed = List.copyOf(changed);
        removed = List.copyOf(removed);
        edited = List.copyOf(edited);
    }

    /**
     * Whether the folder already held this render, so that nothing was written.
     *
     * @return true if no file was added, changed or removed
     */
    public boolean isEmpty() {
        return added.isEmpty() && changed.isEmpty() && removed.isEmpty();
    }
}
