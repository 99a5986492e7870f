package io.datasurface.spi;

import io.datasurface.graph.IntentionGraphs;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;

/**
 * What an ecosystem planner decided.
 *
 * @param graphs the graphs of the same platform instances as in the request
 * @param changes why each node is there, gone, or reads from another platform, that was not so in the request; may have more
 * @param takes who reads whose feed; each of an offer in the request, or of one that the other platform can make as its capabilities say and
 *     will make when it ingests what the graphs say
 * @param decisions what the planner has to know in the next render to decide the same, by any names of its own
 */
public record EcosystemPlan(
        IntentionGraphs graphs, List<GraphChange> changes, List<FeedTake> takes, SortedMap<String, String> decisions) {
    /** Copies the collections. */
    public EcosystemPlan {
        changes = List.copyOf(changes);
        takes = List.copyOf(takes);
        decisions = Collections.unmodifiableSortedMap(new TreeMap<>((Map<String, String>) decisions));
    }

    /**
     * A plan that leaves everything as it is.
     *
     * @param request the request
     * @return its graphs, no takes, and no decisions
     */
    public static EcosystemPlan unchanged(EcosystemPlanRequest request) {
        return new EcosystemPlan(request.graphs(), List.of(), List.of(), Collections.emptySortedMap());
    }
}
