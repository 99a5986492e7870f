package io.datasurface.examples.benchmarks.render;

import com.sun.management.OperatingSystemMXBean;
import io.datasurface.host.PlatformProviders;
import io.datasurface.host.ProviderSource;
import io.datasurface.host.RenderEngine;
import io.datasurface.host.RenderResult;
import io.datasurface.host.output.Publication;
import io.datasurface.model.io.LoadedModel;
import io.datasurface.model.lint.Problem;
import io.datasurface.model.lint.Severity;
import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.function.Consumer;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** Renders and notes what that costs. */
final class Renders {
    private static final double NANOS = 1e9;

    /** One render; times in nanoseconds. */
    private record Run(long wall, long cpu, long plugin, int chunks, int files, long bytes) {
        long engine() {
            return cpu - plugin;
        }
    }

    private final Timed plugin;
    private final RenderEngine engine;
    private final Consumer<String> listener;
    private final OperatingSystemMXBean system = ManagementFactory.getPlatformMXBean(OperatingSystemMXBean.class);
    private final Map<String, List<Run>> runs = new LinkedHashMap<>();
    private String about = "";

    Renders(Timed plugin, Consumer<String> listener) {
        this.plugin = plugin;
        this.engine = RenderEngine.of(PlatformProviders.load(ProviderSource.of(List.of(plugin))));
        this.listener = listener;
    }

    void run(String name, LoadedModel model, Path out, boolean full) throws IOException {
        System.gc();
        plugin.take();
        long cpu = system.getProcessCpuTime();
        long wall = System.nanoTime();
        RenderResult result = (full ? engine.withFullRenders() : engine).render(model, out);
        long elapsed = System.nanoTime() - wall;
        long spent = system.getProcessCpuTime() - cpu;
        Publication publication = result.publication()
                .orElseThrow(() -> new IllegalStateException("The model has errors: "
                        + result.problems().stream()
                                .filter(problem -> problem.severity() == Severity.ERROR)
                                .collect(Collectors.toMap(Problem::code, Problem::message, (one, other) -> one))));
        Run run = new Run(
                elapsed,
                spent,
                plugin.take(),
                result.rendered().chunks().values().stream()
                        .mapToInt(chunks -> chunks.size())
                        .sum(),
                publication.added().size() + publication.changed().size(),
                bytes(out, publication));
        runs.computeIfAbsent(name, key -> new ArrayList<>()).add(run);
        about = about(result, out);
        listener.accept(line(name, run));
    }

    private static long bytes(Path out, Publication publication) throws IOException {
        long bytes = 0;
        for (String path : Stream.concat(publication.added().stream(), publication.changed().stream())
                .toList()) {
            bytes += Files.size(out.resolve(path));
        }
        return bytes;
    }

    private static String about(RenderResult result, Path out) throws IOException {
        int chunks = result.rendered().planned().platforms().values().stream()
                .mapToInt(platform -> platform.plan().chunks().size())
                .sum();
        long bytes = result.rendered().index().values().stream()
                .mapToLong(artifact -> artifact.size())
                .sum();
        return String.format(
                Locale.ROOT,
                "%,d chunks on %,d platforms, %,d artifacts of %,d MB; the host's notes take %,d KB.",
                chunks,
                result.rendered().planned().platforms().size(),
                result.rendered().index().size(),
                bytes / 1_000_000,
                Files.size(out.resolve(".datasurface/parts.json")) / 1000);
    }

    private static String line(String name, Run run) {
        return String.format(
                Locale.ROOT,
                "%-20s %7.2f s wall, %7.2f s CPU, %7.2f s of it in the plugin; %,d chunks, %,d files, %,d bytes",
                name,
                run.wall() / NANOS,
                run.cpu() / NANOS,
                run.plugin() / NANOS,
                run.chunks(),
                run.files(),
                run.bytes());
    }

    String about() {
        return about;
    }

    /** The first run of each kind, and the one that cost the engine least. */
    String table() {
        StringBuilder table =
                new StringBuilder("| Render | wall s | CPU s | CPU s of the engine | first run: wall s | CPU s"
                        + " of the engine | chunks rendered | files written | bytes written |\n"
                        + "|---|---|---|---|---|---|---|---|---|\n");
        runs.forEach((name, all) -> {
            Run best = all.stream().min(Comparator.comparingLong(Run::engine)).orElseThrow();
            Run first = all.get(0);
            table.append(String.format(
                    Locale.ROOT,
                    "| %s | %.2f | %.2f | %.2f | %.2f | %.2f | %,d | %,d | %,d |\n",
                    name,
                    best.wall() / NANOS,
                    best.cpu() / NANOS,
                    best.engine() / NANOS,
                    first.wall() / NANOS,
                    first.engine() / NANOS,
                    first.chunks(),
                    first.files(),
                    first.bytes()));
        });
        return table.toString();
    }
}
