package io.datasurface.host;

import io.datasurface.graph.IntentionNode;
import io.datasurface.graph.chunk.Cell;
import io.datasurface.graph.chunk.ChunkLimits;
import io.datasurface.graph.chunk.Cost;
import io.datasurface.graph.chunk.GroupEstimate;
import io.datasurface.graph.chunk.NodeEstimate;
import io.datasurface.graph.chunk.ResourceEstimator;
import io.datasurface.model.MilestoningStrategy;
import io.datasurface.model.capture.SQLSnapshotIngestion;
import io.datasurface.model.code.SQLCodeArtifact;
import io.datasurface.model.container.PostgresDatabase;
import io.datasurface.model.lint.ProblemCollector;
import io.datasurface.spi.ArtifactSink;
import io.datasurface.spi.ChunkRenderRequest;
import io.datasurface.spi.DataPlatform;
import io.datasurface.spi.DataPlatformProvider;
import io.datasurface.spi.ParameterSpec;
import io.datasurface.spi.ParameterType;
import io.datasurface.spi.ParameterValues;
import io.datasurface.spi.PlatformCapabilities;
import io.datasurface.spi.PlatformContext;
import io.datasurface.spi.PlatformModel;
import io.datasurface.spi.PlatformRenderRequest;
import io.datasurface.spi.SpiVersion;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;

/** A well-behaved plugin: a file per chunk with the names of its nodes, and a list of the chunks. Tests override what they spoil. */
public class FakeProvider implements DataPlatformProvider {
    /** For the service loader. */
    public FakeProvider() {}

    @Override
    public String type() {
        return "fake";
    }

    @Override
    public String description() {
        return "Lists nodes";
    }

    @Override
    public String spiVersion() {
        return SpiVersion.CURRENT;
    }

    @Override
    public String version() {
        return "1.0";
    }

    @Override
    public List<ParameterSpec> parameters() {
        return List.of(ParameterSpec.withDefault(
                "greeting", ParameterType.TEXT, ParameterValues.of("hello"), "First line of each file"));
    }

    @Override
    public PlatformCapabilities capabilities() {
        return PlatformCapabilities.builder()
                .captures(SQLSnapshotIngestion.class)
                .sources(PostgresDatabase.class)
                .consumers(PostgresDatabase.class)
                .transformers(SQLCodeArtifact.class)
                .milestoning(MilestoningStrategy.LIVE_ONLY)
                .build();
    }

    @Override
    public DataPlatform create(PlatformContext context) {
        return new FakePlatform(context.parameters().text("greeting"));
    }

    /** Open to be spoiled. */
    static class FakePlatform implements DataPlatform {
        private final String greeting;

        FakePlatform(String greeting) {
            this.greeting = greeting;
        }

        @Override
        public void lint(PlatformModel model, ProblemCollector problems) {}

        @Override
        public ResourceEstimator estimator(PlatformModel model) {
            return new ResourceEstimator() {
                @Override
                public List<String> dimensions() {
                    return List.of("nodes");
                }

                @Override
                public NodeEstimate node(IntentionNode node) {
                    return new NodeEstimate(Cost.of(1), List.of());
                }

                @Override
                public GroupEstimate group(String key) {
                    throw new IllegalArgumentException(key);
                }
            };
        }

        @Override
        public ChunkLimits chunkLimits() {
            return new ChunkLimits(Map.of("nodes", 2L), 1, List.of(new Cell("home", Map.of())));
        }

        @Override
        public void renderPlatform(PlatformRenderRequest request, ArtifactSink sink) {
            sink.add(
                    "chunks.txt",
                    request.plan().chunks().stream()
                            .map(chunk -> chunk.id() + "\n")
                            .collect(Collectors.joining()));
        }

        @Override
        public void render(ChunkRenderRequest request, ArtifactSink sink) {
            sink.add(
                    "chunks/" + request.chunk().id() + "/nodes.txt",
                    greeting + "\n"
                            + request.nodes().stream()
                                    .map(node -> node.name() + "\n")
                                    .collect(Collectors.joining()));
        }
    }
}
