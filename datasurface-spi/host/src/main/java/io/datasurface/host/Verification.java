package io.datasurface.host;

import io.datasurface.model.lint.Problem;
import java.util.Collections;
import java.util.List;
import java.util.SortedMap;
import java.util.TreeMap;

/**
 * What a second look at a render has found.
 *
 * @param differences what is wrong with a file, by its path in the output folder. If there are errors, files are compared with the manifest
 *     only
 * @param others files in the folders of the render, hidden ones left out, that are no part of it: states, or what somebody has added, which
 *     a deployment may take for its own
 * @param problems the problems of all stages, sorted
 */
public record Verification(SortedMap<String, String> differences, List<String> others, List<Problem> problems) {
    /** Copies the collections. */
    public Verification {
        differences = Collections.unmodifiableSortedMap(new TreeMap<>(differences));
        others = List.copyOf(others);
        problems = List.copyOf(problems);
    }

    /**
     * Whether the folder holds what the model renders to; other files do not count.
     *
     * @return true if no file differs and no problem is an error
     */
    public boolean isGood() {
        return differences.isEmpty() && !Problems.hasErrors(problems);
    }
}
