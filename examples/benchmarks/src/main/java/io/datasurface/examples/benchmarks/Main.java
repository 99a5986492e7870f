package io.datasurface.examples.benchmarks;

import io.datasurface.examples.benchmarks.bench.HashStage;
import io.datasurface.examples.benchmarks.bench.LintStage;
import io.datasurface.examples.benchmarks.bench.LoadStage;
import io.datasurface.examples.benchmarks.bench.Machine;
import io.datasurface.examples.benchmarks.bench.Measurement;
import io.datasurface.examples.benchmarks.bench.Report;
import io.datasurface.examples.benchmarks.bench.ResultsFile;
import io.datasurface.examples.benchmarks.bench.Runner;
import io.datasurface.examples.benchmarks.bench.Stage;
import io.datasurface.examples.benchmarks.bench.Subject;
import io.datasurface.examples.benchmarks.bench.TokensStage;
import io.datasurface.examples.benchmarks.bench.WriteStage;
import io.datasurface.examples.benchmarks.chunk.ChunksCommand;
import io.datasurface.examples.benchmarks.diff.ChangesStage;
import io.datasurface.examples.benchmarks.diff.DiffStage;
import io.datasurface.examples.benchmarks.diff.ModelGraphsStage;
import io.datasurface.examples.benchmarks.diff.SnapshotStage;
import io.datasurface.examples.benchmarks.diff.StoredDiffStage;
import io.datasurface.examples.benchmarks.ecosystem.EcosystemGenerator;
import io.datasurface.examples.benchmarks.ecosystem.EcosystemSize;
import io.datasurface.examples.benchmarks.federation.FederationCommand;
import io.datasurface.examples.benchmarks.graph.GraphCommand;
import io.datasurface.examples.benchmarks.json.FileFormat;
import io.datasurface.examples.benchmarks.json.ModelFiles;
import io.datasurface.examples.benchmarks.render.RenderCommand;
import java.io.IOException;
import java.io.PrintWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.Set;
import java.util.concurrent.Callable;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** Generates an ecosystem, writes it as files, and measures what work on it costs. */
@Command(
        name = "benchmarks",
        mixinStandardHelpOptions = true,
        subcommands = {GraphCommand.class, ChunksCommand.class, RenderCommand.class, FederationCommand.class},
        description = "Generates an ecosystem and measures what it costs to work with it.")
public final class Main implements Callable<Integer> {
    @Spec
    private @Nullable CommandSpec spec;

    @Option(names = "--stores", defaultValue = "10000", description = "Datastores (default: ${DEFAULT-VALUE}).")
    private int stores;

    @Option(names = "--datasets", defaultValue = "0", description = "Datasets (default: ten for each store).")
    private int datasets;

    @Option(names = "--split", defaultValue = "ONE_FILE", description = "One of ${COMPLETION-CANDIDATES}.")
    private ModelFiles.Split split = ModelFiles.Split.ONE_FILE;

    @Option(names = "--format", defaultValue = "JSON", description = "One of ${COMPLETION-CANDIDATES}.")
    private FileFormat format = FileFormat.JSON;

    @Option(names = "--stages", split = ",", description = "Only these, by name, in the usual order.")
    private Set<String> only = Set.of();

    @Option(names = "--runs", defaultValue = "6", description = "Runs of each stage (default: ${DEFAULT-VALUE}).")
    private int runs;

    @Option(
            names = "--model",
            description = "A folder for the files of the model, which stays; what is there already is used as it is.")
    private @Nullable Path model;

    @Option(names = "--note", defaultValue = "", description = "What else the heading of the results says.")
    private String note = "";

    @Option(names = "--results", description = "The file whose section of this kind of run is written anew.")
    private @Nullable Path results;

    private Main() {}

    /**
     * Runs the command and ends the process.
     *
     * @param arguments the command line
     */
    public static void main(String[] arguments) {
        System.exit(commandLine().execute(arguments));
    }

    static CommandLine commandLine() {
        return new CommandLine(new Main());
    }

    /** All that is measured, in the order in which the stages need each other. */
    private static List<Stage> stages() {
        return List.of(
                new TokensStage(),
                new LoadStage(),
                new LintStage(),
                new WriteStage(),
                new HashStage(),
                new ChangesStage(),
                new ModelGraphsStage(),
                new DiffStage(),
                new SnapshotStage(),
                new StoredDiffStage());
    }

    @Override
    public Integer call() throws IOException {
        PrintWriter out = Objects.requireNonNull(spec).commandLine().getOut();
        Path folder = model == null ? Files.createTempDirectory("benchmarks") : model;
        try {
            if (!Files.exists(folder) || filesOf(folder).isEmpty()) {
                ModelFiles.write(new EcosystemGenerator(size()), folder, split, format);
            }
            Subject subject = subject(folder);
            out.printf(Locale.ROOT, "%s%n%s%n", heading(), about(subject));
            out.flush();
            List<Stage> chosen = stages().stream()
                    .filter(stage -> only.isEmpty() || only.contains(stage.name()))
                    .toList();
            Runner runner = new Runner(runs, measurement -> {
                out.println(Report.line(measurement));
                out.flush();
            });
            List<Measurement> measurements = runner.run(chosen, subject);
            if (results != null) {
                ResultsFile.put(
                        results,
                        heading(),
                        about(subject) + "\n" + Machine.today() + ".\n\n"
                                + Report.table(chosen, measurements, subject));
            }
            return 0;
        } finally {
            if (model == null) {
                delete(folder);
            }
        }
    }

    private EcosystemSize size() {
        return datasets == 0 ? EcosystemSize.of(stores) : EcosystemSize.of(stores, datasets, EcosystemSize.SEED);
    }

    private String heading() {
        return String.format(
                Locale.ROOT,
                "%,d stores, %,d datasets: %s, %s%s",
                stores,
                size().datasets(),
                format,
                split.toString().toLowerCase(Locale.ROOT).replace('_', ' '),
                note.isEmpty() ? "" : ", " + note);
    }

    private static String about(Subject subject) {
        return String.format(
                Locale.ROOT,
                "%,d MB in %,d %s.",
                subject.bytes() / 1_000_000,
                subject.files().size(),
                subject.files().size() == 1 ? "file" : "files");
    }

    private static Subject subject(Path folder) throws IOException {
        List<Path> files = filesOf(folder);
        long bytes = 0;
        for (Path file : files) {
            bytes += Files.size(file);
        }
        return new Subject(folder, files, bytes);
    }

    private static List<Path> filesOf(Path folder) throws IOException {
        try (Stream<Path> all = Files.walk(folder)) {
            return all.filter(Files::isRegularFile).sorted().toList();
        }
    }

    private static void delete(Path folder) throws IOException {
        List<Path> all = new ArrayList<>();
        try (Stream<Path> walk = Files.walk(folder)) {
            walk.sorted(Comparator.reverseOrder()).forEach(all::add);
        }
        for (Path path : all) {
            Files.delete(path);
        }
    }
}
