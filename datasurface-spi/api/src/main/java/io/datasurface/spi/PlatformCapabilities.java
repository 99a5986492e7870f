package io.datasurface.spi;

import io.datasurface.model.MilestoningStrategy;
import io.datasurface.model.capture.CaptureMetadata;
import io.datasurface.model.code.CodeArtifact;
import io.datasurface.model.container.DataContainer;
import java.util.Set;

/**
 * What a platform can do. A class stands for all its subtypes. The host lints the graph against it before the platform sees it.
 *
 * @param captures ways of capturing that it can run
 * @param sources containers that it can ingest from
 * @param consumers containers that it can export to
 * @param transformers programs that it can run
 * @param milestoning kinds of history that it can keep
 */
public record PlatformCapabilities(
        Set<Class<? extends CaptureMetadata>> captures,
        Set<Class<? extends DataContainer>> sources,
        Set<Class<? extends DataContainer>> consumers,
        Set<Class<? extends CodeArtifact>> transformers,
        Set<MilestoningStrategy> milestoning) {
    /** A platform that can run whatever a model asks for. */
    public static final PlatformCapabilities EVERYTHING = new PlatformCapabilities(
            Set.of(CaptureMetadata.class),
            Set.of(DataContainer.class),
            Set.of(DataContainer.class),
            Set.of(CodeArtifact.class),
            Set.of(MilestoningStrategy.values()));

    /** Copies the sets. */
    public PlatformCapabilities {
        captures = Set.copyOf(captures);
        sources = Set.copyOf(sources);
        consumers = Set.copyOf(consumers);
        transformers = Set.copyOf(transformers);
        milestoning = Set.copyOf(milestoning);
    }
}
