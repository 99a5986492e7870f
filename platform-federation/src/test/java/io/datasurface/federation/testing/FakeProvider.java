package io.datasurface.federation.testing;

import io.datasurface.graph.IngestionMultiNode;
import io.datasurface.graph.IngestionSingleNode;
import io.datasurface.graph.IntentionNode;
import io.datasurface.model.EcosystemIndex;
import io.datasurface.model.lint.ProblemCollector;
import io.datasurface.spi.ArtifactSink;
import io.datasurface.spi.ChunkRenderRequest;
import io.datasurface.spi.DataPlatform;
import io.datasurface.spi.DataPlatformProvider;
import io.datasurface.spi.FeedOffer;
import io.datasurface.spi.FeedSemantics;
import io.datasurface.spi.ParameterSpec;
import io.datasurface.spi.PlatformCapabilities;
import io.datasurface.spi.PlatformContext;
import io.datasurface.spi.PlatformModel;
import io.datasurface.spi.PlatformRenderRequest;
import io.datasurface.spi.SpiVersion;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.stream.Collectors;

/** A platform that offers as Iceberg what it gets, and lists its nodes. */
public final class FakeProvider implements DataPlatformProvider {
    /** What it can do. */
    public static final PlatformCapabilities CAN = Model.all().build();

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
        return "1";
    }

    @Override
    public List<ParameterSpec> parameters() {
        return List.of();
    }

    @Override
    public PlatformCapabilities capabilities() {
        return CAN;
    }

    private static Optional<String> store(IntentionNode node) {
        if (node instanceof IngestionMultiNode multi) {
            return Optional.of(multi.store());
        }
        return node instanceof IngestionSingleNode single ? Optional.of(single.store()) : Optional.empty();
    }

    private static String from(IntentionNode node) {
        return (node instanceof IngestionMultiNode multi ? multi.readsFrom() : Optional.<String>empty())
                .map(other -> " from " + other)
                .orElse("");
    }

    @Override
    public DataPlatform create(PlatformContext context) {
        return new DataPlatform() {
            @Override
            public List<FeedOffer> offers(PlatformModel model) {
                SortedMap<String, String> access = new TreeMap<>(Map.of("catalog", "of " + context.name()));
                return model.graph().nodes().stream()
                        .flatMap(node -> store(node).stream())
                        .distinct()
                        .map(store -> new FeedOffer(
                                context.name(),
                                store,
                                datasets(model.ecosystem(), store),
                                "iceberg",
                                context.platform().provider().locations(),
                                access,
                                FeedSemantics.SNAPSHOT_AND_DELTAS,
                                Duration.ofMinutes(1),
                                Optional.empty()))
                        .toList();
            }

            /** Who reads elsewhere must take a feed. */
            @Override
            public void lint(PlatformModel model, ProblemCollector problems) {
                model.graph().nodes().stream()
                        .filter(node ->
                                !from(node).isEmpty() && model.feeds().takes().isEmpty())
                        .forEach(node ->
                                problems.error("fake-unfed", context.platform().path(), "%s", node.name()));
            }

            @Override
            public void renderPlatform(PlatformRenderRequest request, ArtifactSink sink) {
                sink.add(
                        "chunks.txt",
                        request.model().graph().nodes().stream()
                                .map(node -> node.name() + from(node) + "\n")
                                .collect(Collectors.joining()));
            }

            @Override
            public void render(ChunkRenderRequest request, ArtifactSink sink) {}
        };
    }

    private static List<String> datasets(EcosystemIndex ecosystem, String store) {
        return List.copyOf(
                ecosystem.datastore(store).orElseThrow().datastore().datasets().keySet());
    }
}
