package io.datasurface.host;

import io.datasurface.host.internal.FolderNames;
import io.datasurface.model.lint.Problem;
import java.util.Collections;
import java.util.List;
import java.util.SortedMap;
import java.util.TreeMap;

/**
 * The artifacts of all platforms, in memory.
 *
 * @param planned how the graphs were cut
 * @param artifacts bytes by path: the folder of the platform ({@link #folder}), a slash, and the plugin's path; empty if there are errors.
 *     Do not change the arrays
 * @param problems the problems of all stages, sorted
 */
public record Rendered(Planned planned, SortedMap<String, byte[]> artifacts, List<Problem> problems) {
    /** Copies the collections. */
    public Rendered {
        artifacts = Collections.unmodifiableSortedMap(new TreeMap<>(artifacts));
        problems = List.copyOf(problems);
    }

    /**
     * Whether nothing can be published until problems are mended.
     *
     * @return true if a problem is an error
     */
    public boolean hasErrors() {
        return Problems.hasErrors(problems);
    }

    /**
     * The folder of a platform instance in the output folder. It depends on the name only, different names have different folders, and
     * every file system takes it; a name of letters, digits, hyphens, underscores and dots is its own folder.
     *
     * @param platform name of the instance
     * @return name of the folder
     */
    public static String folder(String platform) {
        return FolderNames.of(platform);
    }
}
