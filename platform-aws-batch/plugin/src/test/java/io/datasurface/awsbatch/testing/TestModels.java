package io.datasurface.awsbatch.testing;

import io.datasurface.awsbatch.instance.Instance;
import io.datasurface.awsbatch.instance.InstanceParameters;
import io.datasurface.awsbatch.plan.BatchEstimator;
import io.datasurface.graph.EcosystemGraphSource;
import io.datasurface.graph.IntentionGraph;
import io.datasurface.graph.IntentionGraphBuilder;
import io.datasurface.graph.IntentionNode;
import io.datasurface.graph.chunk.Cell;
import io.datasurface.graph.chunk.Chunk;
import io.datasurface.graph.chunk.ChunkLimits;
import io.datasurface.graph.chunk.ChunkPlan;
import io.datasurface.graph.chunk.Chunker;
import io.datasurface.graph.chunk.ResourceEstimator;
import io.datasurface.model.Ecosystem;
import io.datasurface.model.EcosystemIndex;
import io.datasurface.model.SourceMap;
import io.datasurface.model.io.LoadedModel;
import io.datasurface.model.io.ModelLoader;
import io.datasurface.model.lint.ProblemCollector;
import io.datasurface.spi.ChunkRenderRequest;
import io.datasurface.spi.Parameters;
import io.datasurface.spi.PlatformContext;
import io.datasurface.spi.PlatformModel;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Models for tests, and what the host would make of them. */
public final class TestModels {
    private static final long MOST_RESOURCES = 24;

    private TestModels() {}

    /** The AutoCorp example. */
    public static Ecosystem autocorp() {
        LoadedModel loaded = ModelLoader.load(Path.of("../../examples/autocorp/model"));
        if (!loaded.problems().isEmpty()) {
            throw new IllegalStateException("AutoCorp has problems: " + loaded.problems());
        }
        return loaded.ecosystem().orElseThrow();
    }

    /** The model and graph of an instance. */
    public static PlatformModel model(Ecosystem ecosystem, String platform) {
        EcosystemIndex index = EcosystemIndex.of(ecosystem);
        ProblemCollector problems = new ProblemCollector(SourceMap.NONE);
        IntentionGraph graph = IntentionGraphBuilder.build(EcosystemGraphSource.of(index), problems)
                .find(platform)
                .orElseThrow();
        if (problems.hasErrors()) {
            throw new IllegalStateException("The graph has problems: " + problems.problems());
        }
        return new PlatformModel(index, graph);
    }

    /** An instance with checked parameters. */
    public static Instance instance(PlatformModel model, String platform) {
        EcosystemIndex.PlatformEntry entry =
                model.ecosystem().platform(platform).orElseThrow();
        ProblemCollector problems = new ProblemCollector(SourceMap.NONE);
        Parameters parameters = Parameters.check(
                        InstanceParameters.ALL, entry.instance().parameters(), entry.path(), problems)
                .orElseThrow(() -> new IllegalStateException("Parameters: " + problems.problems()));
        return new Instance(new PlatformContext(model.ecosystem(), entry, parameters));
    }

    /** The plan of the chunker for a graph, with so little room that a few stores fill a chunk. */
    public static ChunkPlan smallChunks(Instance instance, PlatformModel model) {
        ResourceEstimator estimator = new BatchEstimator(instance, model);
        ChunkLimits limits = new ChunkLimits(
                Map.of(BatchEstimator.RESOURCES, MOST_RESOURCES), 0.7, List.of(new Cell("home", Map.of())));
        return Chunker.plan(model.graph(), estimator, limits, Optional.empty()).plan();
    }

    /** A request for all nodes of the graph in one chunk. */
    public static ChunkRenderRequest oneChunk(PlatformModel model) {
        List<String> nodes =
                model.graph().nodes().stream().map(IntentionNode::name).sorted().toList();
        Chunk chunk = new Chunk("everything", "home", 0, nodes, Map.of(), List.of());
        return new ChunkRenderRequest(model, new ChunkPlan(model.graph().platform(), List.of(chunk)), chunk);
    }
}
