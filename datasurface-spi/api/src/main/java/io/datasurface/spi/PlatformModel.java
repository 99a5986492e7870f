package io.datasurface.spi;

import io.datasurface.graph.IntentionGraph;
import io.datasurface.model.EcosystemIndex;

/**
 * What a platform works from.
 *
 * @param ecosystem the model
 * @param graph the intentions of the platform
 */
public record PlatformModel(EcosystemIndex ecosystem, IntentionGraph graph) {}
