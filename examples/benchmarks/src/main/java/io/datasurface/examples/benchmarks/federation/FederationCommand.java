package io.datasurface.examples.benchmarks.federation;

import io.datasurface.examples.benchmarks.bench.Machine;
import io.datasurface.examples.benchmarks.bench.Measurement;
import io.datasurface.examples.benchmarks.bench.Report;
import io.datasurface.examples.benchmarks.bench.ResultsFile;
import io.datasurface.examples.benchmarks.bench.Runner;
import io.datasurface.examples.benchmarks.bench.Subject;
import io.datasurface.graph.EcosystemGraphSource;
import io.datasurface.graph.IntentionGraphBuilder;
import io.datasurface.model.Ecosystem;
import io.datasurface.model.EcosystemIndex;
import io.datasurface.model.MilestoningStrategy;
import io.datasurface.model.SourceMap;
import io.datasurface.model.capture.CaptureMetadata;
import io.datasurface.model.code.CodeArtifact;
import io.datasurface.model.container.DataContainer;
import io.datasurface.model.lint.ProblemCollector;
import io.datasurface.model.platform.PrimaryIngestionPlatform;
import io.datasurface.spi.EcosystemPlan;
import io.datasurface.spi.EcosystemPlanRequest;
import io.datasurface.spi.PlatformCapabilities;
import java.io.IOException;
import java.io.PrintWriter;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** Measures how platforms are federated. */
@Command(
        name = "federation",
        mixinStandardHelpOptions = true,
        description =
                "Makes an ecosystem of twelve platforms in six regions of three vendors and plans how they share.")
public final class FederationCommand implements Callable<Integer> {
    private static final double NANOS = 1e9;

    @Spec
    private @Nullable CommandSpec spec;

    @Option(
            names = "--stores",
            defaultValue = "10000",
            description = "Datastores of ten datasets each (default: ${DEFAULT-VALUE}).")
    private int stores;

    @Option(names = "--seed", defaultValue = "1", description = "Another seed makes another ecosystem.")
    private long seed;

    @Option(names = "--runs", defaultValue = "3", description = "Runs of each plan (default: ${DEFAULT-VALUE}).")
    private int runs;

    @Option(names = "--results", description = "The file whose section of this kind of run is written anew.")
    private @Nullable Path results;

    /** The command. */
    public FederationCommand() {}

    @Override
    public Integer call() throws IOException {
        PrintWriter out = Objects.requireNonNull(spec).commandLine().getOut();
        Ecosystem model = new FederatedModel(stores, seed).ecosystem();
        Subject subject = new Subject(Path.of(""), List.of(), 0);
        EcosystemPlanRequest first = request(model, new TreeMap<>());
        List<Measurement> measured = new ArrayList<>(measure(new PlanStage("anew", first), subject, out));
        double[] costs = PlanStage.costs(subject, first);
        SortedMap<String, String> decisions =
                subject.result(EcosystemPlan.class).decisions();
        EcosystemPlanRequest again = request(model, decisions);
        measured.addAll(measure(new PlanStage("again", again), subject, out));
        Ecosystem changed = model.toBuilder()
                .primaryIngestionPlatforms(List.of(new PrimaryIngestionPlatform(
                        "store0",
                        List.of(FederatedModel.platforms()
                                .get(
                                        decisions
                                                        .getOrDefault("primary/store0", "P00")
                                                        .equals("P00")
                                                ? 1
                                                : 0)))))
                .build();
        EcosystemPlanRequest change = request(changed, decisions);
        measured.addAll(measure(new PlanStage("one store changed, by a new planner", change), subject, out));
        measured.addAll(measure(new PlanStage("one store changed", change, Optional.of(again)), subject, out));
        String table = table(measured)
                + String.format(
                                Locale.ROOT,
                                "%nEgress and storage in US dollars a month: %,.0f as planned, %,.0f if all read from the primary platforms (%.2f times as much),"
                                        + " and no plan costs less than %,.0f (planned: %.3f times that).%n",
                                costs[0],
                                costs[1],
                                costs[1] / costs[0],
                                costs[2],
                                costs[0] / costs[2])
                        .replace(System.lineSeparator(), "\n");
        out.println(table);
        if (results != null) {
            ResultsFile.put(
                    results,
                    String.format(
                            Locale.ROOT,
                            "Federation of %,d stores, %,d datasets, 12 platforms, seed %d",
                            stores,
                            stores * 10L,
                            seed),
                    Machine.today() + ".\n\n" + table);
        }
        return 0;
    }

    private List<Measurement> measure(PlanStage stage, Subject subject, PrintWriter out) throws IOException {
        return new Runner(runs, measurement -> {
                    out.println(Report.line(measurement));
                    out.flush();
                })
                .run(List.of(stage), subject);
    }

    private static EcosystemPlanRequest request(Ecosystem model, SortedMap<String, String> previous) {
        EcosystemIndex index = EcosystemIndex.of(model);
        SortedMap<String, PlatformCapabilities> capabilities = new TreeMap<>();
        PlatformCapabilities all = PlatformCapabilities.builder()
                .captures(CaptureMetadata.class)
                .sources(DataContainer.class)
                .consumers(DataContainer.class)
                .transformers(CodeArtifact.class)
                .milestoning(MilestoningStrategy.values())
                .offers("iceberg")
                .takes("iceberg")
                .build();
        FederatedModel.platforms().forEach(name -> capabilities.put(name, all));
        return new EcosystemPlanRequest(
                index,
                IntentionGraphBuilder.build(EcosystemGraphSource.of(index), new ProblemCollector(SourceMap.NONE)),
                capabilities,
                List.of(),
                previous);
    }

    private static String table(List<Measurement> measured) {
        StringBuilder table = new StringBuilder(
                "| Plan | CPU s | wall s | first run: CPU s | heap MiB | came out |\n|---|---|---|---|---|---|\n");
        for (Measurement one : measured) {
            table.append(String.format(
                    Locale.ROOT,
                    "| %s | %.2f | %.2f | %.2f | %.0f | %s |\n",
                    one.stage(),
                    one.best().cpu() / NANOS,
                    one.best().wall() / NANOS,
                    one.first().cpu() / NANOS,
                    one.heap().orElse(0) / (double) (1 << 20),
                    one.outcome()));
        }
        return table.toString();
    }
}
