package io.datasurface.tck;

import io.datasurface.graph.IngestionMultiNode;
import io.datasurface.graph.IngestionSingleNode;
import io.datasurface.graph.IntentionNode;
import io.datasurface.model.MilestoningStrategy;
import io.datasurface.model.capture.CaptureMetadata;
import io.datasurface.model.code.CodeArtifact;
import io.datasurface.model.container.DataContainer;
import io.datasurface.spi.DataPlatform;
import io.datasurface.spi.FeedOffer;
import io.datasurface.spi.FeedSemantics;
import io.datasurface.spi.PlatformCapabilities;
import io.datasurface.spi.PlatformContext;
import io.datasurface.spi.PlatformModel;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.TreeMap;

/** The good plugin, which also offers as lists what it ingests. */
final class SharingProvider extends GoodProvider {
    static final String FORMAT = "lists";

    @Override
    public PlatformCapabilities capabilities() {
        return PlatformCapabilities.builder()
                .captures(CaptureMetadata.class)
                .sources(DataContainer.class)
                .consumers(DataContainer.class)
                .transformers(CodeArtifact.class)
                .milestoning(MilestoningStrategy.values())
                .offers(FORMAT)
                .takes(FORMAT)
                .build();
    }

    static Optional<String> store(IntentionNode node) {
        if (node instanceof IngestionMultiNode multi) {
            return Optional.of(multi.store());
        }
        return node instanceof IngestionSingleNode single ? Optional.of(single.store()) : Optional.empty();
    }

    @Override
    public DataPlatform create(PlatformContext context) {
        return new GoodPlatform(context.parameters().integer("size")) {
            @Override
            public List<FeedOffer> offers(PlatformModel model) {
                return model.graph().nodes().stream()
                        .flatMap(node -> store(node).stream())
                        .distinct()
                        .map(store -> new FeedOffer(
                                context.name(),
                                store,
                                List.copyOf(model.ecosystem()
                                        .datastore(store)
                                        .orElseThrow()
                                        .datastore()
                                        .datasets()
                                        .keySet()),
                                FORMAT,
                                List.of(),
                                new TreeMap<>(),
                                FeedSemantics.SNAPSHOT,
                                Duration.ofDays(1),
                                Optional.empty()))
                        .toList();
            }
        };
    }
}
