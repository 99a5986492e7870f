package io.datasurface.federation.plan;

import io.datasurface.federation.facts.Needs;
import io.datasurface.graph.GraphSource;
import io.datasurface.model.ObjectPath;
import java.util.HashMap;
import java.util.Map;

/** Which consumer it is that wants a store so fresh on a platform. Looks once at all groups, when the first is asked for. */
final class Consumers {
    private static final int ANY_PLATFORM = -1;

    private record Wish(int store, int platform, long freshness) {}

    private record Group(int workspace, int group) {}

    private final GraphSource source;
    private final Map<Wish, Group> first = new HashMap<>();
    private boolean looked;

    Consumers(GraphSource source) {
        this.source = source;
    }

    /** The first group by name that asks for exactly this on the platform; the store if none is found. */
    ObjectPath path(int store, int platform, long freshness) {
        if (!looked) {
            look();
            looked = true;
        }
        Group assigned = first.get(new Wish(store, platform, freshness));
        Group transformer = first.get(new Wish(store, ANY_PLATFORM, freshness));
        boolean isAssigned = assigned != null && (transformer == null || assigned.group() <= transformer.group());
        Group found = isAssigned ? assigned : transformer;
        return found == null
                ? source.storePath(store)
                : source.workspacePath(found.workspace()).child("dsgs", source.groupName(found.group()));
    }

    private void look() {
        int[] storeOf = new int[source.datasetCount()];
        for (int store = 0; store < source.storeCount(); store++) {
            for (int dataset = source.firstDataset(store); dataset < source.firstDataset(store + 1); dataset++) {
                storeOf[dataset] = store;
            }
        }
        for (int workspace = 0; workspace < source.workspaceCount(); workspace++) {
            for (int group = source.firstGroup(workspace); group < source.firstGroup(workspace + 1); group++) {
                long freshness = Needs.freshness(source.requirements(group));
                for (int sink = source.firstSink(group); sink < source.firstSink(group + 1); sink++) {
                    add(storeOf[source.sinkDataset(sink)], freshness, new Group(workspace, group));
                }
            }
        }
    }

    /** A transformer runs where its output is ingested, wherever it is assigned. */
    private void add(int store, long freshness, Group group) {
        if (source.isTransformer(group.workspace())) {
            first.putIfAbsent(new Wish(store, ANY_PLATFORM, freshness), group);
        }
        for (int i = source.firstAssignment(group.group()); i < source.firstAssignment(group.group() + 1); i++) {
            first.putIfAbsent(new Wish(store, source.assignedPlatform(i), freshness), group);
        }
    }
}
