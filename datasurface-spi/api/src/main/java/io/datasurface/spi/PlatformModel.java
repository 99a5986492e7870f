package io.datasurface.spi;

import io.datasurface.graph.IntentionGraph;
import io.datasurface.model.EcosystemIndex;

/**
 * What a platform works from.
 *
 * @param ecosystem the model
 * @param graph the intentions of the platform
 * @param feeds what it reads of other platforms, and what these read of it
 */
public record PlatformModel(EcosystemIndex ecosystem, IntentionGraph graph, FeedPlan feeds) {
    /**
     * A platform that has nothing to do with others.
     *
     * @param ecosystem the model
     * @param graph the intentions of the platform
     */
    public PlatformModel(EcosystemIndex ecosystem, IntentionGraph graph) {
        this(ecosystem, graph, FeedPlan.NONE);
    }
}
