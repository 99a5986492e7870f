package io.datasurface.awsbatch.foundation;

import io.datasurface.awsbatch.dms.Replication;
import io.datasurface.awsbatch.instance.Instance;
import io.datasurface.awsbatch.work.StoreWork;
import io.datasurface.graph.IntentionNode;
import io.datasurface.spi.PlatformModel;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.function.Predicate;

/** The datastores that a graph ingests. */
public final class GraphStores {
    private GraphStores() {}

    /**
     * Returns the work of the first datastore, by name, that is replicated from a database in a certain way.
     *
     * @param instance the instance
     * @param model the model and the instance's graph
     * @param way whether it is that way
     */
    public static Optional<StoreWork> firstCaptured(
            Instance instance, PlatformModel model, Predicate<Replication> way) {
        return captured(instance, model).stream()
                .filter(work -> way.test(Replication.of(instance, work.entry())))
                .findFirst();
    }

    /**
     * Returns the work of the datastores that are replicated from databases, by name.
     *
     * @param instance the instance
     * @param model the model and the instance's graph
     */
    public static List<StoreWork> captured(Instance instance, PlatformModel model) {
        SortedMap<String, List<IntentionNode>> stores = new TreeMap<>();
        for (IntentionNode node : model.graph().nodes()) {
            List<String> parts = IntentionNode.partsOf(node.name());
            if (parts.get(0).equals("Ingest")) {
                stores.computeIfAbsent(parts.get(2), key -> new ArrayList<>()).add(node);
            }
        }
        return stores.entrySet().stream()
                .map(store -> new StoreWork(instance, model, store.getKey(), store.getValue()))
                .filter(work -> work.capture().isPresent())
                .toList();
    }
}
