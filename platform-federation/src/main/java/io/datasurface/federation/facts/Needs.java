package io.datasurface.federation.facts;

import io.datasurface.graph.GraphSource;
import io.datasurface.graph.NodeRequirements;
import io.datasurface.model.DataLatency;
import java.time.Duration;
import java.util.Arrays;
import java.util.BitSet;

/**
 * What platforms need which datastores for: by platform the datasets, by platform and store how many consumers there are and how fresh the
 * most demanding one wants its data. Arrays by id; a platform that needs nothing has none.
 */
public final class Needs {
    private static final int[] NO_CONSUMERS = {};
    private static final long[] NO_FRESHNESS = {};

    private final GraphSource source;
    private final int[] storeOf;
    private final BitSet[] stores;
    private final BitSet[] datasets;
    private final int[][] consumers;
    private final long[][] freshness;
    private final long[] freshnessOfGroup;

    /**
     * Nobody needs anything yet.
     *
     * @param source the ecosystem
     */
    public Needs(GraphSource source) {
        this.source = source;
        int platforms = source.platformCount();
        stores = new BitSet[platforms];
        datasets = new BitSet[platforms];
        consumers = new int[platforms][];
        freshness = new long[platforms][];
        Arrays.setAll(stores, platform -> new BitSet());
        Arrays.setAll(datasets, platform -> new BitSet());
        Arrays.fill(consumers, NO_CONSUMERS);
        Arrays.fill(freshness, NO_FRESHNESS);
        storeOf = new int[source.datasetCount()];
        for (int store = 0; store < source.storeCount(); store++) {
            Arrays.fill(storeOf, source.firstDataset(store), source.firstDataset(store + 1), store);
        }
        freshnessOfGroup = new long[source.groupCount()];
        for (int group = 0; group < freshnessOfGroup.length; group++) {
            freshnessOfGroup[group] = freshness(source.requirements(group));
        }
    }

    /**
     * How old data may be that somebody gets.
     *
     * @param needs what is asked for
     * @return milliseconds; a class of latency stands for less than the unit of the next class, and the last one for any time
     */
    public static long freshness(NodeRequirements needs) {
        long asked = needs.freshness().map(Duration::toMillis).orElse(Long.MAX_VALUE);
        return Math.min(asked, needs.latency().map(Needs::limit).orElse(Long.MAX_VALUE));
    }

    private static long limit(DataLatency latency) {
        DataLatency[] classes = DataLatency.values();
        int next = latency.ordinal() + 1;
        return next < classes.length ? Members.unit(classes[next]).toMillis() : Long.MAX_VALUE;
    }

    /**
     * A platform serves a dataset group.
     *
     * @param platform id of the platform
     * @param group id of the group
     */
    public void add(int platform, int group) {
        int last = -1;
        for (int sink = source.firstSink(group); sink < source.firstSink(group + 1); sink++) {
            int dataset = source.sinkDataset(sink);
            datasets[platform].set(dataset);
            int store = storeOf[dataset];
            if (store != last) {
                addStore(platform, store);
                consumers[platform][store]++;
                freshness[platform][store] = Math.min(freshness[platform][store], freshnessOfGroup[group]);
                last = store;
            }
        }
    }

    /**
     * A platform needs a store, whoever consumes it.
     *
     * @param platform id of the platform
     * @param store id of the store
     */
    public void addStore(int platform, int store) {
        if (stores[platform].get(store)) {
            return;
        }
        stores[platform].set(store);
        if (consumers[platform].length == 0) {
            consumers[platform] = new int[source.storeCount()];
            freshness[platform] = new long[source.storeCount()];
            Arrays.fill(freshness[platform], Long.MAX_VALUE);
        }
        if (source.isSingleDataset(store)) {
            datasets[platform].set(source.firstDataset(store), source.firstDataset(store + 1));
        }
    }

    /**
     * Whether a platform needs a store.
     *
     * @param platform id of the platform
     * @param store id of the store
     * @return true if it does
     */
    public boolean has(int platform, int store) {
        return stores[platform].get(store);
    }

    /**
     * Whether a platform needs a dataset: consumers do, or its store is ingested dataset by dataset, whoever consumes them.
     *
     * @param platform id of the platform
     * @param dataset id of the dataset
     * @return true if it does
     */
    public boolean hasDataset(int platform, int dataset) {
        return datasets[platform].get(dataset);
    }

    /**
     * How many consumers there are.
     *
     * @param platform id of the platform
     * @param store id of the store
     * @return the number of dataset groups, a group twice if its sinks of the store do not stand together
     */
    public int consumers(int platform, int store) {
        return has(platform, store) ? consumers[platform][store] : 0;
    }

    /**
     * How old the store's data may be for the most demanding consumer.
     *
     * @param platform id of the platform
     * @param store id of the store
     * @return milliseconds; {@link Long#MAX_VALUE} if nobody says
     */
    public long freshness(int platform, int store) {
        return has(platform, store) ? freshness[platform][store] : Long.MAX_VALUE;
    }
}
