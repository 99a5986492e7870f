package io.datasurface.host;

import io.datasurface.graph.chunk.Chunk;
import io.datasurface.host.internal.CheckedSink;
import io.datasurface.host.internal.Parallel;
import io.datasurface.host.internal.PathRules;
import io.datasurface.host.output.Ledger;
import io.datasurface.model.lint.Problem;
import io.datasurface.model.lint.ProblemCollector;
import io.datasurface.model.lint.Severity;
import io.datasurface.spi.ArtifactSink;
import io.datasurface.spi.ChunkRenderRequest;
import io.datasurface.spi.PlatformRenderRequest;
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
    /** What one call of a plugin gave. */
    private record Part(
            PlannedPlatform platform, String what, SortedMap<String, byte[]> artifacts, List<Problem> problems) {}

    private Renderer() {}

    static Rendered render(Planned planned, int threads, PluginGuard guard) {
        List<Callable<Part>> calls = new ArrayList<>();
        for (PlannedPlatform platform : planned.platforms().values()) {
            Ledger ledger = platform.movesState() ? platform.ledger() : Ledger.NONE;
            List<Chunk> retiring = ledger.retiring(platform.plan());
            PlatformRenderRequest whole =
                    new PlatformRenderRequest(platform.platform().model(), platform.plan(), retiring);
            calls.add(() -> part(
                    planned,
                    guard,
                    platform,
                    "rendering the platform as a whole",
                    sink -> platform.platform().platform().renderPlatform(whole, sink)));
            SortedMap<String, Ledger.Moves> moves = ledger.moves(platform.plan());
            Stream.concat(platform.plan().chunks().stream(), retiring.stream())
                    .map(chunk -> request(platform, chunk, moves.getOrDefault(chunk.id(), Ledger.Moves.NONE)))
                    .forEach(request -> calls.add(() -> part(
                            planned,
                            guard,
                            platform,
                            "rendering chunk \"" + request.chunk().id() + "\"",
                            sink -> platform.platform().platform().render(request, sink))));
        }
        List<Part> parts = Parallel.run("datasurface-render", threads, calls, RuntimeException.class);
        ProblemCollector problems = new ProblemCollector(planned.analysis().sources());
        problems.addAll(planned.problems());
        guard.report(problems);
        SortedMap<String, byte[]> artifacts = merge(parts, problems);
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

    private static Part part(
            Planned planned, PluginGuard guard, PlannedPlatform platform, String what, Consumer<ArtifactSink> render) {
        ProblemCollector problems = new ProblemCollector(planned.analysis().sources());
        AnalyzedPlatform analyzed = platform.platform();
        CheckedSink sink = new CheckedSink();
        boolean done = new PluginCall(guard, analyzed.plugin(), analyzed.name(), analyzed.path(), problems)
                .run(what, () -> render.accept(sink));
        SortedMap<String, byte[]> artifacts = sink.close();
        return new Part(platform, what, done ? artifacts : new TreeMap<>(), problems.problems());
    }

    private static SortedMap<String, byte[]> merge(List<Part> parts, ProblemCollector problems) {
        SortedMap<String, byte[]> artifacts = new TreeMap<>();
        Map<String, PathRules> rules = new HashMap<>();
        Map<String, String> makers = new HashMap<>();
        for (Part part : parts) {
            problems.addAll(part.problems());
            AnalyzedPlatform platform = part.platform().platform();
            String folder = Rendered.folder(platform.name());
            PathRules ofPlatform = rules.computeIfAbsent(platform.name(), name -> new PathRules());
            part.artifacts().forEach((path, content) -> {
                Optional<String> wrong = ofPlatform.add(path);
                if (wrong.isEmpty()) {
                    artifacts.put(folder + "/" + path, content);
                    makers.put(folder + "/" + path, part.what());
                    return;
                }
                String other = makers.get(folder + "/" + path);
                problems.add(
                        Severity.ERROR,
                        "plugin-failed",
                        platform.path(),
                        "The plugin " + platform.plugin() + " gave the artifact \"" + path + "\" while " + part.what()
                                + " for platform \"" + platform.name() + "\", and that is not allowed: " + wrong.get()
                                + (other == null ? "" : ", first while " + other)
                                + ". Ask the author of the plugin");
            });
        }
        return artifacts;
    }
}
