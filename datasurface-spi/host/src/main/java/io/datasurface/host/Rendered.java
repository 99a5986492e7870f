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
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/** The artifacts of all platforms: those that were rendered, and which others of the last render stay as they are. Immutable. */
public final class Rendered {
    private final Supplier<Planned> planned;
    private final boolean asBefore;
    private final Artifacts artifacts;
    private final SortedMap<String, Manifest.Artifact> index;
    private final SortedMap<String, SortedSet<String>> chunks;
    private final List<Problem> problems;

    private Rendered(
            Supplier<Planned> planned,
            boolean asBefore,
            Artifacts artifacts,
            SortedMap<String, Manifest.Artifact> index,
            SortedMap<String, SortedSet<String>> chunks,
            List<Problem> problems) {
        this.planned = planned;
        this.asBefore = asBefore;
        this.artifacts = artifacts;
        this.index = Collections.unmodifiableSortedMap(new TreeMap<>((Map<String, Manifest.Artifact>) index));
        SortedMap<String, SortedSet<String>> copies = new TreeMap<>();
        chunks.forEach((name, ids) -> copies.put(name, Collections.unmodifiableSortedSet(new TreeSet<>(ids))));
        this.chunks = Collections.unmodifiableSortedMap(copies);
        this.problems = List.copyOf(problems);
    }

    /** What was rendered; the parts are what the methods of this class give. */
    static Rendered of(
            Planned planned,
            Artifacts artifacts,
            SortedMap<String, Manifest.Artifact> index,
            SortedMap<String, SortedSet<String>> chunks,
            List<Problem> problems) {
        return new Rendered(() -> planned, false, artifacts, index, chunks, problems);
    }

    /** Nothing, because of errors. */
    static Rendered nothing(Planned planned, List<Problem> problems) {
        return of(planned, Artifacts.NONE, new TreeMap<>(), new TreeMap<>(), problems);
    }

    /** Nothing, because all of the last render stays. */
    static Rendered asBefore(
            Supplier<Planned> planned, SortedMap<String, Manifest.Artifact> index, List<Problem> problems) {
        return new Rendered(new Once(planned), true, Artifacts.NONE, index, new TreeMap<>(), problems);
    }

    /** Works something out when it is first asked for. */
    private static final class Once implements Supplier<Planned> {
        private final Supplier<Planned> maker;
        private @Nullable Planned made;

        Once(Supplier<Planned> maker) {
            this.maker = maker;
        }

        @Override
        public synchronized Planned get() {
            Planned known = made;
            if (known == null) {
                known = maker.get();
                made = known;
            }
            return known;
        }
    }

    /**
     * How the graphs were cut. If nothing has changed since the last render, that is worked out when it is first asked for, which takes as
     * long as planning does.
     *
     * @return the plan
     */
    public Planned planned() {
        return planned.get();
    }

    /**
     * Whether nothing that a render is made from has changed since the last one, so that linting, planning and rendering were left out.
     *
     * @return true if all is as the last render left it; {@link #planned} takes its time then
     */
    public boolean isAsBefore() {
        return asBefore;
    }

    /**
     * What was rendered: in memory, or in the output folder if it was rendered into one and published.
     *
     * @return artifacts by path: the folder of the platform ({@link #folder}), a slash, and the plugin's path; none if there are errors
     */
    public Artifacts artifacts() {
        return artifacts;
    }

    /**
     * Every artifact, also those that were not rendered because nothing that they depend on has changed.
     *
     * @return hash and size by path; empty if there are errors
     */
    public SortedMap<String, Manifest.Artifact> index() {
        return index;
    }

    /**
     * Which chunks were rendered.
     *
     * @return their ids by name of the platform instance; an instance of which none was is missing
     */
    public SortedMap<String, SortedSet<String>> chunks() {
        return chunks;
    }

    /**
     * What is wrong.
     *
     * @return the problems of all stages, sorted
     */
    public List<Problem> problems() {
        return problems;
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
