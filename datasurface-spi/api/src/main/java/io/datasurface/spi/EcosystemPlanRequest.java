package io.datasurface.spi;

import io.datasurface.graph.IntentionGraphs;
import io.datasurface.model.EcosystemIndex;
import java.util.Collections;
import java.util.List;
import java.util.SortedMap;
import java.util.TreeMap;

/**
 * Asks an ecosystem planner.
 *
 * @param ecosystem the model
 * @param graphs the graphs of all platform instances, as the planners before this one have left them
 * @param capabilities what each instance can do whose plugin is installed, by name
 * @param offers the feeds that these instances offer: while planning with the graphs of the model, while rendering with those that were
 *     planned
 * @param previous the planner's own decisions of the last render, {@link EcosystemPlan#decisions}; empty for a first one
 */
public record EcosystemPlanRequest(
        EcosystemIndex ecosystem,
        IntentionGraphs graphs,
        SortedMap<String, PlatformCapabilities> capabilities,
        List<FeedOffer> offers,
        SortedMap<String, String> previous) {
    /** Copies the collections. */
    public EcosystemPlanRequest {
        capabilities = Collections.unmodifiableSortedMap(new TreeMap<>(capabilities));
        offers = List.copyOf(offers);
        previous = Collections.unmodifiableSortedMap(new TreeMap<>(previous));
    }
}
