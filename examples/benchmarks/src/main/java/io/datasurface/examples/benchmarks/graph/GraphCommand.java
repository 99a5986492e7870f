package io.datasurface.examples.benchmarks.graph;

import io.datasurface.examples.benchmarks.bench.Machine;
import io.datasurface.examples.benchmarks.bench.Measurement;
import io.datasurface.examples.benchmarks.bench.Report;
import io.datasurface.examples.benchmarks.bench.ResultsFile;
import io.datasurface.examples.benchmarks.bench.Runner;
import io.datasurface.examples.benchmarks.bench.Stage;
import io.datasurface.examples.benchmarks.bench.Subject;
import io.datasurface.examples.benchmarks.chunk.ChunkStage;
import io.datasurface.examples.benchmarks.chunk.PipelineStage;
import io.datasurface.examples.benchmarks.chunk.ReplanStage;
import io.datasurface.examples.benchmarks.columns.GraphShape;
import io.datasurface.examples.benchmarks.columns.ShapedEcosystem;
import io.datasurface.graph.GraphSource;
import io.datasurface.graph.IntentionGraphs;
import java.io.IOException;
import java.io.PrintWriter;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** Measures graphs that are built from columns. */
@Command(
        name = "graph",
        mixinStandardHelpOptions = true,
        description = "Makes an ecosystem of columns and measures what its intention graphs cost.")
public final class GraphCommand implements Callable<Integer> {
    /** Beyond that, JGraphT needs more memory than it is worth. */
    private static final int MOST_FOR_JGRAPHT = 2_000_000;

    @Spec
    private @Nullable CommandSpec spec;

    @Option(names = "--datasets", defaultValue = "100000", description = "Datasets (default: ${DEFAULT-VALUE}).")
    private int datasets;

    @Option(names = "--shape", defaultValue = "REALISTIC", description = "One of ${COMPLETION-CANDIDATES}.")
    private GraphShape.Kind kind = GraphShape.Kind.REALISTIC;

    @Option(names = "--seed", defaultValue = "1", description = "Another seed makes another ecosystem.")
    private long seed;

    @Option(names = "--runs", defaultValue = "6", description = "Runs of each stage (default: ${DEFAULT-VALUE}).")
    private int runs;

    @Option(names = "--stages", split = ",", description = "Only these, by name, in the usual order.")
    private Set<String> only = Set.of();

    @Option(names = "--results", description = "The file whose section of this kind of run is written anew.")
    private @Nullable Path results;

    /** The command. */
    public GraphCommand() {}

    /** What is measured, in the order in which the stages need each other. */
    private List<Stage> stages() {
        List<Stage> stages = new ArrayList<>();
        stages.add(new PipelineStage());
        stages.add(new BuildStage());
        stages.add(new WhyStage());
        stages.add(new ChunkStage());
        stages.add(new ReplanStage());
        if (datasets <= MOST_FOR_JGRAPHT) {
            stages.add(new BareStage());
        }
        return stages;
    }

    @Override
    public Integer call() throws IOException {
        PrintWriter out = Objects.requireNonNull(spec).commandLine().getOut();
        GraphShape shape = GraphShape.of(kind, datasets);
        Subject subject = new Subject(Path.of(""), List.of(), 0);
        subject.keep(GraphSource.class, ShapedEcosystem.of(shape, seed));
        out.println(shape);
        out.flush();
        Runner runner = new Runner(runs, measurement -> {
            out.println(Report.line(measurement));
            out.flush();
        });
        List<Stage> stages = stages().stream()
                .filter(stage -> only.isEmpty() || only.contains(stage.name()))
                .toList();
        List<Measurement> measurements = runner.run(stages, subject);
        long nodes = subject.result(IntentionGraphs.class).nodeCount();
        String table = GraphReport.table(stages, measurements, nodes);
        out.println(table);
        if (results != null) {
            ResultsFile.put(
                    results,
                    GraphReport.text("Graph of %,d datasets: %s, seed %d", datasets, kind, seed),
                    shape + ".\n" + Machine.today() + ".\n\n" + table);
        }
        return 0;
    }
}
