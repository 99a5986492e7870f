package io.datasurface.host;

import io.datasurface.host.internal.FolderNames;
import io.datasurface.host.output.Artifacts;
import io.datasurface.host.output.Manifest;
import io.datasurface.model.lint.Problem;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.SortedSet;
import java.util.TreeMap;
import java.util.TreeSet;

/**
 * The artifacts of all platforms: those that were rendered, and which others of the last render stay as they are.
 *
 * @param planned how the graphs were cut
 * @param artifacts what was rendered by path: the folder of the platform ({@link #folder}), a slash, and the plugin's path; in memory, or
 *     in the output folder if it was rendered into one; none if there are errors
 * @param index hash and size of every artifact by path, also of those that were not rendered because nothing that they depend on has
 *     changed; empty if there are errors
 * @param chunks ids of the chunks that were rendered, by name of the platform instance; an instance of which none was is missing
 * @param problems the problems of all stages, sorted
 */
public record Rendered(
        Planned planned,
        Artifacts artifacts,
        SortedMap<String, Manifest.Artifact> index,
        SortedMap<String, SortedSet<String>> chunks,
        List<Problem> problems) {
    /** Copies the collections. */
    public Rendered {
        index = Collections.unmodifiableSortedMap(new TreeMap<>((Map<String, Manifest.Artifact>) index));
        SortedMap<String, SortedSet<String>> copies = new TreeMap<>();
        chunks.forEach((name, ids) -> copies.put(name, Collections.unmodifiableSortedSet(new TreeSet<>(ids))));
        chunks = Collections.unmodifiableSortedMap(copies);
        problems = List.copyOf(problems);
    }

    /** Nothing, because of errors. */
    static Rendered nothing(Planned planned, List<Problem> problems) {
        return new Rendered(planned, Artifacts.NONE, new TreeMap<>(), new TreeMap<>(), problems);
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
