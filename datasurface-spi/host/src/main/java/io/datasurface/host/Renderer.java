package io.datasurface.host;

import io.datasurface.graph.chunk.Chunk;
import io.datasurface.host.internal.CheckedSink;
import io.datasurface.host.internal.FolderNames;
import io.datasurface.host.internal.Parallel;
import io.datasurface.host.internal.PathRules;
import io.datasurface.host.output.Ledger;
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
import java.util.TreeMap;
import java.util.concurrent.Callable;
import java.util.function.Consumer;
import java.util.stream.Stream;

/** Renders all platforms and chunks on several threads; the result does not depend on which is ready first. */
final class Renderer {
    /** The document of all feeds, beside the folders of the planners. */
    private static final String FEEDS = "feeds.json";

    /**
     * What one call of a plugin or planner gave.
     *
     * @param folder folder of the artifacts in the output folder
     * @param by who made them
     * @param path what problems are about
     */
    private record Part(
            String folder,
            String by,
            ObjectPath path,
            String what,
            SortedMap<String, byte[]> artifacts,
            List<Problem> problems) {}

    private final SourceMap sources;
    private final PluginGuard guard;
    private final List<Callable<Part>> calls = new ArrayList<>();

    private Renderer(SourceMap sources, PluginGuard guard) {
        this.sources = sources;
        this.guard = guard;
    }

    static Rendered render(Planned planned, int threads, PluginGuard guard) {
        Renderer renderer = new Renderer(planned.analysis().sources(), guard);
        planned.platforms().values().forEach(renderer::add);
        planned.analysis().planners().forEach(renderer::add);
        List<Part> parts = Parallel.run("datasurface-render", threads, renderer.calls, RuntimeException.class);
        ProblemCollector problems = new ProblemCollector(planned.analysis().sources());
        problems.addAll(planned.problems());
        guard.report(problems);
        SortedMap<String, byte[]> artifacts = merge(parts, problems);
        FeedPlan feeds = PlannerRun.feeds(planned.analysis().planners());
        if (!feeds.takes().isEmpty()) {
            artifacts.put(FolderNames.PLANNERS + "/" + FEEDS, FeedJson.write(feeds));
        }
        return new Rendered(planned, problems.hasErrors() ? new TreeMap<>() : artifacts, problems.problems());
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
        calls.add(() -> part(
                platform,
                "rendering the platform as a whole",
                sink -> platform.platform().platform().renderPlatform(whole, sink)));
        SortedMap<String, Ledger.Moves> moves = ledger.moves(platform.plan());
        Stream.concat(platform.plan().chunks().stream(), retiring.stream())
                .map(chunk -> request(platform, chunk, moves.getOrDefault(chunk.id(), Ledger.Moves.NONE)))
                .forEach(request -> calls.add(() -> part(
                        platform,
                        "rendering chunk \"" + request.chunk().id() + "\"",
                        sink -> platform.platform().platform().render(request, sink))));
    }

    private void add(AppliedPlanner applied) {
        calls.add(() -> {
            ProblemCollector problems = new ProblemCollector(sources);
            return part(
                    PluginCall.of(guard, applied.planner(), ObjectPath.ROOT, problems),
                    problems,
                    new Part(
                            FolderNames.PLANNERS + "/" + applied.planner().name(),
                            "planner " + applied.planner(),
                            ObjectPath.ROOT,
                            "rendering",
                            new TreeMap<>(),
                            List.of()),
                    sink -> applied.planner().planner().render(applied.request(), applied.plan(), sink));
        });
    }

    private Part part(PlannedPlatform platform, String what, Consumer<ArtifactSink> render) {
        ProblemCollector problems = new ProblemCollector(sources);
        AnalyzedPlatform analyzed = platform.platform();
        return part(
                new PluginCall(guard, analyzed.plugin(), analyzed.name(), analyzed.path(), problems),
                problems,
                new Part(
                        Rendered.folder(analyzed.name()),
                        "plugin " + analyzed.plugin() + " of platform \"" + analyzed.name() + "\"",
                        analyzed.path(),
                        what,
                        new TreeMap<>(),
                        List.of()),
                render);
    }

    private static Part part(PluginCall call, ProblemCollector problems, Part empty, Consumer<ArtifactSink> render) {
        CheckedSink sink = new CheckedSink();
        boolean done = call.run(empty.what(), () -> render.accept(sink));
        SortedMap<String, byte[]> artifacts = sink.close();
        return new Part(
                empty.folder(),
                empty.by(),
                empty.path(),
                empty.what(),
                done ? artifacts : new TreeMap<>(),
                problems.problems());
    }

    private static SortedMap<String, byte[]> merge(List<Part> parts, ProblemCollector problems) {
        SortedMap<String, byte[]> artifacts = new TreeMap<>();
        Map<String, PathRules> rules = new HashMap<>();
        Map<String, String> makers = new HashMap<>();
        for (Part part : parts) {
            problems.addAll(part.problems());
            PathRules ofFolder = rules.computeIfAbsent(part.folder(), name -> new PathRules());
            part.artifacts().forEach((path, content) -> {
                String place = part.folder() + "/" + path;
                Optional<String> wrong = ofFolder.add(path);
                if (wrong.isEmpty()) {
                    artifacts.put(place, content);
                    makers.put(place, part.what());
                    return;
                }
                String other = makers.get(place);
                problems.add(
                        Severity.ERROR,
                        "plugin-failed",
                        part.path(),
                        "The " + part.by() + " gave the artifact \"" + path + "\" while " + part.what()
                                + ", and that is not allowed: " + wrong.get()
                                + (other == null ? "" : ", first while " + other)
                                + ". Ask its author");
            });
        }
        return artifacts;
    }
}
