package io.datasurface.federation.plan;

import io.datasurface.federation.facts.Members;
import io.datasurface.federation.migrate.Migration;
import io.datasurface.graph.GraphSource;
import io.datasurface.graph.IntentionGraphs;
import io.datasurface.spi.FeedTake;
import io.datasurface.spi.GraphChange;
import java.util.List;
import java.util.SortedMap;

/**
 * How platforms share an ecosystem.
 *
 * @param source the model in columns
 * @param members the platforms
 * @param stores what is planned for each store that somebody needs, by name
 * @param graphs the graphs that follow
 * @param changes why they differ from those of the model
 * @param takes who reads whose feed
 * @param decisions what the next render has to know
 */
public record FederationPlan(
        GraphSource source,
        Members members,
        List<StorePlan> stores,
        IntentionGraphs graphs,
        List<GraphChange> changes,
        List<FeedTake> takes,
        SortedMap<String, String> decisions) {
    /**
     * Names a store.
     *
     * @param plan its plan
     * @return its name
     */
    public String name(StorePlan plan) {
        return source.storeName(plan.store());
    }

    /**
     * Changes of primary platforms that are under way.
     *
     * @return the migrations, by name of the store
     */
    public List<Migration> migrations() {
        return stores.stream().flatMap(plan -> plan.migration().stream()).toList();
    }

    /**
     * What the feeds cost.
     *
     * @return millionths of a dollar a month
     */
    public long cost() {
        return stores.stream().mapToLong(plan -> plan.tree().cost()).sum();
    }

    /**
     * What they would cost if everybody read from the primary platforms.
     *
     * @return millionths of a dollar a month
     */
    public long directCost() {
        return stores.stream().mapToLong(plan -> plan.tree().direct()).sum();
    }

    /**
     * Less than this they cannot cost.
     *
     * @return millionths of a dollar a month
     */
    public long bound() {
        return stores.stream().mapToLong(plan -> plan.tree().bound()).sum();
    }
}
