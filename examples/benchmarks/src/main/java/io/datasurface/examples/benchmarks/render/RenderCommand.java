package io.datasurface.examples.benchmarks.render;

import io.datasurface.awsbatch.AwsBatchProvider;
import io.datasurface.examples.benchmarks.bench.Machine;
import io.datasurface.examples.benchmarks.bench.ResultsFile;
import io.datasurface.examples.benchmarks.diff.OneColumn;
import io.datasurface.examples.benchmarks.ecosystem.EcosystemGenerator;
import io.datasurface.examples.benchmarks.ecosystem.EcosystemSize;
import io.datasurface.model.Ecosystem;
import io.datasurface.model.EcosystemIndex;
import io.datasurface.model.io.EcosystemWriter;
import io.datasurface.model.io.LoadedModel;
import io.datasurface.model.io.ModelLoader;
import io.datasurface.spi.DataPlatformProvider;
import java.io.IOException;
import java.io.PrintWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** Measures what renders cost: the first, one of the same model, and one after a change. */
@Command(
        name = "render",
        mixinStandardHelpOptions = true,
        description =
                "Generates an ecosystem and renders it: for the first time, again, and after one dataset has changed.")
public final class RenderCommand implements Callable<Integer> {
    @Spec
    private @Nullable CommandSpec spec;

    @Option(names = "--stores", defaultValue = "10000", description = "Datastores (default: ${DEFAULT-VALUE}).")
    private int stores;

    @Option(names = "--workspaces", description = "Workspaces of consumers (default: three for ten stores).")
    private int workspaces;

    @Option(
            names = "--platforms",
            defaultValue = "3",
            description = "Platforms for production, 1 to 3 (default: ${DEFAULT-VALUE}); one for development follows.")
    private int platforms;

    @Option(names = "--plugin", defaultValue = "TRIVIAL", description = "One of ${COMPLETION-CANDIDATES}.")
    private Plugin plugin = Plugin.TRIVIAL;

    @Option(names = "--runs", defaultValue = "5", description = "Runs of each kind (default: ${DEFAULT-VALUE}).")
    private int runs;

    @Option(names = "--results", description = "The file whose section of this kind of run is written anew.")
    private @Nullable Path results;

    /** Who renders. */
    enum Plugin {
        /** Lists the nodes of chunks. */
        TRIVIAL,
        /** The AWS plugin. */
        AWS
    }

    /** The command. */
    public RenderCommand() {}

    @Override
    public Integer call() throws IOException {
        PrintWriter out = Objects.requireNonNull(spec).commandLine().getOut();
        Path folder = Files.createTempDirectory("render");
        try {
            LoadedModel model = load(folder);
            LoadedModel changed = new LoadedModel(
                    Optional.of(
                            OneColumn.added(EcosystemIndex.of(model.ecosystem().orElseThrow()))
                                    .ecosystem()),
                    model.sources(),
                    model.problems());
            DataPlatformProvider provider = plugin == Plugin.AWS ? new AwsBatchProvider() : new Trivial();
            Renders renders = new Renders(new Timed(provider), line -> {
                out.println(line);
                out.flush();
            });
            Path target = folder.resolve("out");
            renders.run("first", model, target, false);
            for (int i = 0; i < runs; i++) {
                renders.run("all again", model, target, true);
            }
            for (int i = 0; i < runs; i++) {
                renders.run("nothing changed", model, target, false);
            }
            for (int i = 0; i < runs; i++) {
                renders.run("one dataset changed", i % 2 == 0 ? changed : model, target, false);
            }
            String text = renders.about() + "\n" + Machine.today() + ".\n\n" + renders.table();
            out.println(text);
            if (results != null) {
                ResultsFile.put(results, heading(), text);
            }
            return 0;
        } finally {
            delete(folder);
        }
    }

    private String heading() {
        return String.format(
                Locale.ROOT,
                "Renders of %,d stores, %,d datasets, %,d workspaces, %d platforms: %s plugin",
                stores,
                size().datasets(),
                size().consumers(),
                platforms + 1,
                plugin == Plugin.AWS ? "the AWS" : "a trivial");
    }

    private EcosystemSize size() {
        EcosystemSize usual = EcosystemSize.of(stores);
        int consumers = workspaces == 0 ? usual.consumers() : workspaces;
        return new EcosystemSize(stores, usual.datasets(), consumers, platforms, usual.seed());
    }

    /** From a file, so that it knows where everything was written. */
    private LoadedModel load(Path folder) throws IOException {
        Ecosystem generated = Renderable.forAws(new EcosystemGenerator(size()).ecosystem());
        Ecosystem rendered = plugin == Plugin.AWS
                ? generated
                : Renderable.withInstances(generated, "trivial", parameters -> Map.of());
        Path file = folder.resolve("model.json");
        EcosystemWriter.write(rendered, file);
        return ModelLoader.load(file);
    }

    private static void delete(Path folder) throws IOException {
        List<Path> all;
        try (Stream<Path> walk = Files.walk(folder)) {
            all = walk.sorted(Comparator.reverseOrder()).toList();
        }
        for (Path path : all) {
            Files.delete(path);
        }
    }
}
