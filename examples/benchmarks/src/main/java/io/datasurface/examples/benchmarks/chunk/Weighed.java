package io.datasurface.examples.benchmarks.chunk;

import io.datasurface.awsbatch.AwsBatchProvider;
import io.datasurface.examples.benchmarks.columns.GraphShape;
import io.datasurface.examples.benchmarks.columns.ShapedEcosystem;
import io.datasurface.examples.benchmarks.ecosystem.EcosystemGenerator;
import io.datasurface.examples.benchmarks.ecosystem.EcosystemSize;
import io.datasurface.examples.benchmarks.json.FileFormat;
import io.datasurface.examples.benchmarks.json.ModelFiles;
import io.datasurface.graph.EcosystemGraphSource;
import io.datasurface.graph.GraphSource;
import io.datasurface.graph.IntentionGraph;
import io.datasurface.graph.IntentionGraphBuilder;
import io.datasurface.graph.chunk.Cell;
import io.datasurface.graph.chunk.ChunkLimits;
import io.datasurface.graph.chunk.NodeEstimate;
import io.datasurface.graph.chunk.ResourceEstimator;
import io.datasurface.model.EcosystemIndex;
import io.datasurface.model.SourceMap;
import io.datasurface.model.common.JsonValue;
import io.datasurface.model.io.ModelLoader;
import io.datasurface.model.lint.ProblemCollector;
import io.datasurface.spi.DataPlatform;
import io.datasurface.spi.Parameters;
import io.datasurface.spi.PlatformContext;
import io.datasurface.spi.PlatformModel;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

/**
 * A graph with what its nodes cost.
 *
 * @param about what it is
 * @param source what the graph was built from
 * @param graph the graph
 * @param estimator says what nodes cost
 * @param limits how large chunks may become
 */
record Weighed(
        String about, GraphSource source, IntentionGraph graph, ResourceEstimator estimator, ChunkLimits limits) {
    private static final long SHARES = 100;

    /** A graph of columns, by the kind of the nodes. */
    static Weighed generic(GraphShape shape, long seed) {
        GraphSource source = ShapedEcosystem.of(shape, seed);
        IntentionGraph graph = build(source).get(0);
        return new Weighed(shape.toString(), source, graph, new GenericWeights(), GenericWeights.LIMITS);
    }

    /** The largest graph of a generated model, as the AWS plugin sees it. */
    static Weighed aws(int datasets, long seed) throws IOException {
        Path folder = Files.createTempDirectory("model");
        try {
            EcosystemSize size = EcosystemSize.of(Math.max(1, datasets / 10), datasets, seed);
            ModelFiles.write(new EcosystemGenerator(size), folder, ModelFiles.Split.ONE_FILE, FileFormat.JSON);
            EcosystemIndex index =
                    EcosystemIndex.of(ModelLoader.load(folder).ecosystem().orElseThrow());
            GraphSource source = EcosystemGraphSource.of(index);
            IntentionGraph graph = build(source).stream()
                    .max(Comparator.comparingInt(IntentionGraph::nodeCount))
                    .orElseThrow();
            DataPlatform platform = platform(index, graph.platform());
            return new Weighed(
                    "The largest of the graphs of a generated model, " + graph.platform(),
                    source,
                    graph,
                    platform.estimator(new PlatformModel(index, graph)),
                    inOneCell(platform.chunkLimits()));
        } finally {
            try (Stream<Path> files = Files.walk(folder)) {
                for (Path file : files.sorted(Comparator.reverseOrder()).toList()) {
                    Files.delete(file);
                }
            }
        }
    }

    /** The model is far larger than an account; what is measured is how chunks are cut, not that there are too many. */
    private static ChunkLimits inOneCell(ChunkLimits limits) {
        return new ChunkLimits(limits.hardCap(), limits.targetFill(), List.of(new Cell("home", Map.of())));
    }

    private static DataPlatform platform(EcosystemIndex index, String name) {
        AwsBatchProvider provider = new AwsBatchProvider();
        EcosystemIndex.PlatformEntry entry = index.platform(name).orElseThrow();
        ProblemCollector problems = new ProblemCollector(SourceMap.NONE);
        Parameters parameters = Parameters.check(
                        provider.parameters(), complete(entry.instance().parameters()), entry.path(), problems)
                .orElseThrow(() -> new IllegalStateException("Parameters: " + problems.problems()));
        return provider.create(new PlatformContext(index, entry, parameters));
    }

    /** Generated models leave out what only matters to what is rendered. */
    private static Map<String, JsonValue> complete(Map<String, JsonValue> given) {
        Map<String, JsonValue> all = new LinkedHashMap<>(given);
        JsonValue role = text("role");
        for (String bucket : List.of("stagingBucket", "icebergBucket")) {
            all.put(bucket, new JsonValue.Group(Map.of("name", text("acme-bucket"), "role", role)));
        }
        all.put("glueDatabase", new JsonValue.Group(Map.of("name", text("acme_lake"), "role", role)));
        JsonValue subnets = new JsonValue.Items(List.of(text("subnet-0a1b2c3d"), text("subnet-1a1b2c3d")));
        all.put("network", new JsonValue.Group(Map.of("vpc", text("vpc-0a1b2c3d"), "subnets", subnets)));
        return all;
    }

    private static JsonValue text(String text) {
        return new JsonValue.Text(text);
    }

    private static List<IntentionGraph> build(GraphSource source) {
        return IntentionGraphBuilder.build(source, new ProblemCollector(SourceMap.NONE))
                .graphs();
    }

    /** One number per node, as METIS takes it: its own cost in the first dimension and a share of its groups' costs. */
    long[] weights() {
        NodeEstimate[] estimates = new NodeEstimate[graph.nodeCount()];
        Map<String, Integer> sizes = new HashMap<>();
        for (int node = 0; node < estimates.length; node++) {
            estimates[node] = estimator.node(graph, node);
            estimates[node].groups().forEach(group -> sizes.merge(group, 1, Integer::sum));
        }
        Map<String, Long> shares = new HashMap<>();
        sizes.forEach((group, size) ->
                shares.put(group, SHARES * estimator.group(group).cost().amount(0) / size));
        long[] weights = new long[estimates.length];
        for (int node = 0; node < weights.length; node++) {
            weights[node] = 1 + SHARES * estimates[node].cost().amount(0);
            for (String group : estimates[node].groups()) {
                weights[node] += shares.getOrDefault(group, 0L);
            }
        }
        return weights;
    }
}
