package io.datasurface.examples.benchmarks.chunk;

import io.datasurface.examples.benchmarks.bench.Machine;
import io.datasurface.examples.benchmarks.bench.ResultsFile;
import io.datasurface.examples.benchmarks.columns.GraphShape;
import io.datasurface.examples.benchmarks.columns.ShapedEcosystem;
import io.datasurface.graph.IntentionGraph;
import io.datasurface.graph.IntentionGraphBuilder;
import io.datasurface.graph.SubGraph;
import io.datasurface.graph.chunk.ChunkPlan;
import io.datasurface.graph.chunk.Chunker;
import io.datasurface.graph.chunk.ChunkingResult;
import io.datasurface.model.SourceMap;
import io.datasurface.model.lint.ProblemCollector;
import java.io.IOException;
import java.io.PrintWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Locale;
import java.util.Objects;
import java.util.Optional;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** Measures how good chunk plans are, beside the partitions of METIS. */
@Command(
        name = "chunks",
        mixinStandardHelpOptions = true,
        description =
                "Cuts an ecosystem of columns, and says how good the plan is: beside METIS, and after the graph has grown.")
public final class ChunksCommand implements Callable<Integer> {
    @Spec
    private @Nullable CommandSpec spec;

    @Option(names = "--datasets", defaultValue = "100000", description = "Datasets (default: ${DEFAULT-VALUE}).")
    private int datasets;

    @Option(names = "--shape", defaultValue = "REALISTIC", description = "One of ${COMPLETION-CANDIDATES}.")
    private GraphShape.Kind kind = GraphShape.Kind.REALISTIC;

    @Option(names = "--seed", defaultValue = "1", description = "Another seed makes another ecosystem.")
    private long seed;

    @Option(names = "--results", description = "The file whose section of this kind of run is written anew.")
    private @Nullable Path results;

    private final GenericWeights weights = new GenericWeights();

    /** The command. */
    public ChunksCommand() {}

    @Override
    public Integer call() throws IOException {
        PrintWriter out = Objects.requireNonNull(spec).commandLine().getOut();
        GraphShape shape = GraphShape.of(kind, datasets);
        IntentionGraph graph = IntentionGraphBuilder.build(
                        ShapedEcosystem.of(shape, seed), new ProblemCollector(SourceMap.NONE))
                .graphs()
                .get(0);
        QualityTable table = new QualityTable(weights, GenericWeights.LIMITS);
        ChunkPlan fresh = plan(graph, Optional.empty());
        Quality best = table.add("from nothing", graph, fresh);
        boolean compared = compare(table, graph, best.parts());
        SubGraph before = Growth.before(graph, seed);
        ChunkPlan small = plan(before, Optional.empty());
        table.add("before the graph grew", before, small);
        table.add("after it grew by " + percent(graph, before), graph, plan(graph, Optional.of(small)));
        String text = text(
                        "%,d nodes, %,d edges.%s\n\n",
                        graph.nodeCount(),
                        best.edges(),
                        compared ? "" : " No gpmetis on the path, so nothing to compare with (Debian package metis).")
                + table;
        out.println(shape);
        out.println(text);
        out.flush();
        if (results != null) {
            ResultsFile.put(
                    results,
                    text("Chunks of %,d datasets: %s, seed %d", datasets, kind, seed),
                    shape + ".\n" + Machine.today() + ".\n" + text);
        }
        return 0;
    }

    private static String percent(IntentionGraph graph, IntentionGraph before) {
        return text("%.1f %%", 100.0 * (graph.nodeCount() - before.nodeCount()) / before.nodeCount());
    }

    private ChunkPlan plan(IntentionGraph graph, Optional<ChunkPlan> previous) {
        ChunkingResult result = Chunker.plan(graph, weights, GenericWeights.LIMITS, previous);
        if (!result.problems().isEmpty()) {
            throw new IllegalStateException("The limits do not hold: " + result.problems());
        }
        return result.plan();
    }

    private boolean compare(QualityTable table, IntentionGraph graph, int parts) throws IOException {
        Optional<Path> metis = Metis.program();
        if (metis.isEmpty()) {
            return false;
        }
        Path folder = Files.createTempDirectory("metis");
        Path file = folder.resolve("graph");
        try {
            long[] weight = new long[graph.nodeCount()];
            for (int node = 0; node < weight.length; node++) {
                weight[node] = weights.node(graph.node(node)).cost().amount(0);
            }
            Metis.write(graph, weight, file);
            for (String objective : new String[] {"cut", "vol"}) {
                int[] partOf = Metis.partition(metis.get(), file, graph.nodeCount(), parts, objective);
                table.add("METIS, " + objective, Quality.of(graph, partOf, parts));
            }
            return true;
        } finally {
            Files.deleteIfExists(file);
            Files.delete(folder);
        }
    }

    private static String text(String format, Object... values) {
        return String.format(Locale.ROOT, format, values);
    }
}
