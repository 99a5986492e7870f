package io.datasurface.examples.benchmarks.chunk;

import io.datasurface.examples.benchmarks.bench.Machine;
import io.datasurface.examples.benchmarks.bench.ResultsFile;
import io.datasurface.examples.benchmarks.columns.GraphShape;
import io.datasurface.graph.IntentionGraph;
import io.datasurface.graph.SubGraph;
import io.datasurface.graph.chunk.ChunkPlan;
import io.datasurface.graph.chunk.Chunker;
import io.datasurface.graph.chunk.ChunkingResult;
import io.datasurface.graph.chunk.Rebalancer;
import io.datasurface.graph.chunk.Rebalancing;
import java.io.IOException;
import java.io.PrintWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Locale;
import java.util.Objects;
import java.util.Optional;
import java.util.OptionalInt;
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

    @Option(
            names = "--seed",
            defaultValue = "1",
            description = "Another seed makes another ecosystem, and another start of METIS.")
    private long seed;

    @Option(names = "--results", description = "The file whose section of this kind of run is written anew.")
    private @Nullable Path results;

    @Option(
            names = "--weights",
            defaultValue = "GENERIC",
            description =
                    "What nodes cost: one of ${COMPLETION-CANDIDATES}. AWS generates a model and asks the plugin.")
    private Weights weights = Weights.GENERIC;

    @Option(
            names = "--changes",
            defaultValue = "0",
            description = "So many single changes of the plan, too (columns only).")
    private int changes;

    /** Who says what nodes cost. */
    enum Weights {
        /** Everybody: by the kind of a node. */
        GENERIC,
        /** The AWS plugin. */
        AWS
    }

    /** The command. */
    public ChunksCommand() {}

    @Override
    public Integer call() throws IOException {
        PrintWriter out = Objects.requireNonNull(spec).commandLine().getOut();
        Weighed weighed = weights == Weights.AWS
                ? Weighed.aws(datasets, seed)
                : Weighed.generic(GraphShape.of(kind, datasets), seed);
        IntentionGraph graph = weighed.graph();
        QualityTable table = new QualityTable(weighed.limits());
        ChunkPlan fresh = plan(weighed, graph, Optional.empty());
        Quality best = table.add("from nothing", graph, fresh);
        String compared = compare(table, weighed, best.parts(), seed);
        SubGraph before = Growth.before(graph, seed);
        ChunkPlan small = plan(weighed, before, Optional.empty());
        table.add("before the graph grew", before, small);
        ChunkPlan grown = plan(weighed, graph, Optional.of(small));
        table.add("after it grew by " + percent(graph, before), graph, grown);
        Rebalancing rebalancing =
                Rebalancer.rebalance(graph, weighed.estimator(), weighed.limits(), grown, OptionalInt.empty());
        table.add("re-balanced then", graph, rebalancing.plan());
        Rebalancing little = Rebalancer.rebalance(
                graph, weighed.estimator(), weighed.limits(), grown, OptionalInt.of(graph.nodeCount() / 50));
        table.add("re-balanced with 2 % of the nodes", graph, little.plan());
        String text = text("%,d nodes, %,d edges. ", graph.nodeCount(), best.edges())
                + compared
                + text(
                        "The re-balance moves %,d nodes in %,d steps, the small one %,d in %,d.\n\n",
                        rebalancing.moves(),
                        rebalancing.steps().size(),
                        little.moves(),
                        little.steps().size())
                + table
                + (changes > 0 ? "\n" + SingleChanges.of(weighed, fresh, changes, seed) + "\n" : "");
        out.println(weighed.about());
        out.println(text);
        out.flush();
        if (results != null) {
            ResultsFile.put(results, heading(), weighed.about() + ".\n" + Machine.today() + ".\n" + text);
        }
        return 0;
    }

    private String heading() {
        return text(
                "Chunks of %,d datasets: %s, seed %d",
                datasets, weights == Weights.AWS ? "the AWS plugin's weights" : kind, seed);
    }

    private static String percent(IntentionGraph graph, IntentionGraph before) {
        return text("%.1f %%", 100.0 * (graph.nodeCount() - before.nodeCount()) / before.nodeCount());
    }

    /** Makes a plan; what is too much for the cells is of no interest here. */
    private static ChunkPlan plan(Weighed weighed, IntentionGraph graph, Optional<ChunkPlan> previous) {
        ChunkingResult result = Chunker.plan(graph, weighed.estimator(), weighed.limits(), previous);
        result.problems().stream()
                .filter(problem -> !problem.code().equals("chunk-cell-full"))
                .findFirst()
                .ifPresent(problem -> {
                    throw new IllegalStateException("The limits do not hold: " + problem);
                });
        return result.plan();
    }

    /** Adds what METIS makes; returns why there is nothing, if so. */
    private static String compare(QualityTable table, Weighed weighed, int parts, long seed) throws IOException {
        Optional<Path> metis = Metis.program();
        if (metis.isEmpty()) {
            return "No gpmetis on the path, so nothing to compare with (Debian package metis). ";
        }
        if (parts < 2) {
            return "One part is nothing to compare. ";
        }
        IntentionGraph graph = weighed.graph();
        Path folder = Files.createTempDirectory("metis");
        Path file = folder.resolve("graph");
        try {
            Metis.write(graph, weighed.weights(), file);
            for (String objective : new String[] {"cut", "vol"}) {
                int[] partOf = Metis.partition(metis.get(), file, graph.nodeCount(), parts, objective, seed);
                table.add("METIS, " + objective, Quality.of(graph, partOf, parts));
            }
            return "";
        } finally {
            Files.deleteIfExists(file);
            Files.delete(folder);
        }
    }

    private static String text(String format, Object... values) {
        return String.format(Locale.ROOT, format, values);
    }
}
