package io.datasurface.host;

import io.datasurface.graph.chunk.Chunk;
import io.datasurface.host.internal.ArtifactStore;
import io.datasurface.host.internal.CheckedSink;
import io.datasurface.host.internal.FolderNames;
import io.datasurface.host.internal.Parallel;
import io.datasurface.host.internal.PathRules;
import io.datasurface.host.output.Ledger;
import io.datasurface.host.output.Manifest;
import io.datasurface.model.ObjectPath;
import io.datasurface.model.SourceMap;
import io.datasurface.model.lint.Problem;
import io.datasurface.model.lint.ProblemCollector;
import io.datasurface.model.lint.Severity;
import io.datasurface.spi.ArtifactSink;
import io.datasurface.spi.ChunkRenderRequest;
import io.datasurface.spi.FeedPlan;
import io.datasurface.spi.PlatformRenderRequest;
import io.datasurface.spi.json.FeedJson;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SortedMap;
import java.util.SortedSet;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.concurrent.Callable;
import java.util.function.Consumer;
import java.util.function.Function;
import java.util.stream.Stream;

/**
 * Renders all platforms and chunks on several threads; the result does not depend on which is ready first. No more artifacts are in memory
 * than those of the parts that are rendered at the moment, unless the store keeps them there: each part goes to the store when the plugin
 * has returned, so that the time limit of a plugin is not spent on waiting for a disk.
 */
final class Renderer {
    /** The document of all feeds, beside the folders of the planners. */
    private static final String FEEDS = "feeds.json";

    /**
     * What one call of a plugin or planner is about.
     *
     * @param name what it is called in the cache
     * @param folder folder of the artifacts in the output folder
     * @param by who makes them
     * @param path what problems are about
     * @param what what is done, for messages
     */
    private record Part(String name, String folder, String by, ObjectPath path, String what) {}

    /**
     * What came of a part.
     *
     * @param inputs what it was made from
     * @param kept whether the last render's artifacts stay
     * @param index all artifacts by path in the folder of the part
     */
    private record Made(
            Part part,
            String inputs,
            boolean kept,
            SortedMap<String, Manifest.Artifact> index,
            List<Problem> problems) {}

    /**
     * All parts together, by path in the output folder.
     *
     * @param index all artifacts
     * @param paths those that were rendered
     */
    private record Merged(SortedMap<String, Manifest.Artifact> index, SortedSet<String> paths) {}

    private final SourceMap sources;
    private final PluginGuard guard;
    private final PastRender past;
    private final ArtifactStore store;
    private final List<Callable<Made>> calls = new ArrayList<>();
    private final SortedMap<String, SortedSet<String>> chunks = new TreeMap<>();

    private Renderer(SourceMap sources, PluginGuard guard, PastRender past, ArtifactStore store) {
        this.store = store;
        this.sources = sources;
        this.guard = guard;
        this.past = past;
    }

    static Rendered render(Planned planned, int threads, PluginGuard guard, PastRender past, ArtifactStore store) {
        if (planned.hasErrors()) {
            return Rendered.nothing(planned, planned.problems());
        }
        Renderer renderer = new Renderer(planned.analysis().sources(), guard, past, store);
        planned.platforms().values().forEach(renderer::add);
        planned.analysis().planners().forEach(renderer::add);
        List<Made> made = Parallel.run("datasurface-render", threads, renderer.calls, RuntimeException.class);
        ProblemCollector problems = new ProblemCollector(planned.analysis().sources());
        problems.addAll(planned.problems());
        guard.report(problems);
        Merged merged = merge(made, problems);
        FeedPlan feeds = PlannerRun.feeds(planned.analysis().planners());
        if (!feeds.takes().isEmpty()) {
            String path = FolderNames.PLANNERS + "/" + FEEDS;
            merged.index().put(path, store.put(path, FeedJson.write(feeds)));
            merged.paths().add(path);
        }
        if (problems.hasErrors()) {
            return Rendered.nothing(planned, problems.problems());
        }
        made.forEach(part -> past.note(part.part().name(), part.inputs(), part.index()));
        return Rendered.of(
                planned, store.artifacts(merged.paths()), merged.index(), renderer.chunks, problems.problems());
    }

    private static ChunkRenderRequest request(PlannedPlatform platform, Chunk chunk, Ledger.Moves moves) {
        return new ChunkRenderRequest(
                platform.platform().model(),
                platform.plan(),
                chunk,
                List.copyOf(moves.arriving()),
                List.copyOf(moves.leaving()));
    }

    private void add(PlannedPlatform platform) {
        Ledger ledger = platform.movesState() ? platform.ledger() : Ledger.NONE;
        List<Chunk> retiring = ledger.retiring(platform.plan());
        PlatformRenderRequest whole =
                new PlatformRenderRequest(platform.platform().model(), platform.plan(), retiring);
        String folder = Rendered.folder(platform.platform().name());
        calls.add(() -> make(
                part(platform, folder, "rendering the platform as a whole"),
                fingerprints -> fingerprints.ofPlatform(platform),
                problems -> call(platform, problems),
                sink -> platform.platform().platform().renderPlatform(whole, sink)));
        SortedMap<String, Ledger.Moves> moves = ledger.moves(platform.plan());
        Stream.concat(platform.plan().chunks().stream(), retiring.stream())
                .map(chunk -> request(platform, chunk, moves.getOrDefault(chunk.id(), Ledger.Moves.NONE)))
                .forEach(request -> calls.add(() -> chunk(platform, request)));
    }

    private Made chunk(PlannedPlatform platform, ChunkRenderRequest request) {
        String name = platform.platform().name();
        String id = request.chunk().id();
        // A folder has no colon in its name.
        return make(
                part(platform, Rendered.folder(name) + ":" + id, "rendering chunk \"" + id + "\""),
                fingerprints -> fingerprints.ofChunk(platform, request),
                problems -> call(platform, problems),
                sink -> {
                    synchronized (chunks) {
                        chunks.computeIfAbsent(name, key -> new TreeSet<>()).add(id);
                    }
                    platform.platform().platform().render(request, sink);
                });
    }

    private void add(AppliedPlanner applied) {
        String folder = FolderNames.PLANNERS + "/" + applied.planner().name();
        calls.add(() -> make(
                new Part(folder, folder, "planner " + applied.planner(), ObjectPath.ROOT, "rendering"),
                fingerprints -> fingerprints.ofPlanner(applied),
                problems -> PluginCall.of(guard, applied.planner(), ObjectPath.ROOT, problems),
                sink -> applied.planner().planner().render(applied.request(), applied.plan(), sink)));
    }

    private static Part part(PlannedPlatform platform, String name, String what) {
        AnalyzedPlatform analyzed = platform.platform();
        return new Part(
                name,
                Rendered.folder(analyzed.name()),
                "plugin " + analyzed.plugin() + " of platform \"" + analyzed.name() + "\"",
                analyzed.path(),
                what);
    }

    private PluginCall call(PlannedPlatform platform, ProblemCollector problems) {
        AnalyzedPlatform analyzed = platform.platform();
        return new PluginCall(guard, analyzed.plugin(), analyzed.name(), analyzed.path(), problems);
    }

    /** Takes the artifacts of the last render over, or else has them made. */
    private Made make(
            Part part,
            Function<Fingerprints, String> fingerprint,
            Function<ProblemCollector, PluginCall> caller,
            Consumer<ArtifactSink> render) {
        String inputs = past.inputs(part.name(), fingerprint);
        Optional<SortedMap<String, Manifest.Artifact>> kept = past.artifacts(part.name(), inputs, part.folder());
        if (kept.isPresent()) {
            return new Made(part, inputs, true, kept.get(), List.of());
        }
        ProblemCollector problems = new ProblemCollector(sources);
        CheckedSink sink = new CheckedSink();
        boolean done = caller.apply(problems).run(part.what(), () -> render.accept(sink));
        SortedMap<String, byte[]> artifacts = sink.close();
        SortedMap<String, Manifest.Artifact> index = new TreeMap<>();
        if (done) {
            artifacts.forEach((path, content) -> index.put(path, store.put(part.folder() + "/" + path, content)));
        }
        return new Made(part, inputs, false, index, problems.problems());
    }

    private static Merged merge(List<Made> all, ProblemCollector problems) {
        Merged merged = new Merged(new TreeMap<>(), new TreeSet<>());
        Map<String, PathRules> rules = new HashMap<>();
        Map<String, String> makers = new HashMap<>();
        for (Made made : all) {
            Part part = made.part();
            problems.addAll(made.problems());
            PathRules ofFolder = rules.computeIfAbsent(part.folder(), name -> new PathRules());
            made.index().forEach((path, entry) -> {
                String place = part.folder() + "/" + path;
                Optional<String> wrong = ofFolder.add(path);
                if (wrong.isPresent()) {
                    report(part, path, wrong.get(), Optional.ofNullable(makers.get(place)), problems);
                    return;
                }
                merged.index().put(place, entry);
                makers.put(place, part.what());
                if (!made.kept()) {
                    merged.paths().add(place);
                }
            });
        }
        return merged;
    }

    private static void report(
            Part part, String path, String wrong, Optional<String> other, ProblemCollector problems) {
        problems.add(
                Severity.ERROR,
                "plugin-failed",
                part.path(),
                "The " + part.by() + " gave the artifact \"" + path + "\" while " + part.what()
                        + ", and that is not allowed: " + wrong
                        + other.map(what -> ", first while " + what).orElse("")
                        + ". Ask its author");
    }
}
