package io.datasurface.awsbatch.feed;

import io.datasurface.awsbatch.instance.Instance;
import io.datasurface.awsbatch.schedule.Cadence;
import io.datasurface.graph.IngestionMultiNode;
import io.datasurface.graph.IngestionSingleNode;
import io.datasurface.graph.IntentionNode;
import io.datasurface.graph.NodeRequirements;
import io.datasurface.model.Datastore;
import io.datasurface.spi.FeedOffer;
import io.datasurface.spi.FeedSemantics;
import io.datasurface.spi.FeedTake;
import io.datasurface.spi.PlatformModel;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.stream.Collectors;

/** The Iceberg tables of the lake as feeds: every datastore that is ingested can be read by other platforms. */
public final class LakeFeeds {
    /** How platforms name the format. */
    public static final String FORMAT = "iceberg";

    private LakeFeeds() {}

    /**
     * Returns what is offered: one feed per ingested datastore. A reader assumes the role that reads the lake, finds the database in the Glue
     * catalog of the home cell, and reads consistent batches by the table of batches.
     *
     * @param instance the platform instance
     * @param model the model and the graph
     */
    public static List<FeedOffer> offers(Instance instance, PlatformModel model) {
        SortedMap<String, List<NodeRequirements>> stores = new TreeMap<>();
        for (IntentionNode node : model.graph().nodes()) {
            store(node)
                    .ifPresent(store -> stores.computeIfAbsent(store, name -> new ArrayList<>())
                            .add(node.requirements()));
        }
        List<FeedOffer> offers = new ArrayList<>();
        stores.forEach((store, requirements) -> model.ecosystem()
                .datastore(store)
                .filter(entry -> !entry.datastore().datasets().isEmpty())
                .ifPresent(entry -> offers.add(offer(instance.home(), entry.datastore(), requirements))));
        return offers;
    }

    private static FeedOffer offer(Instance home, Datastore store, List<NodeRequirements> requirements) {
        SortedMap<String, String> access = new TreeMap<>();
        access.put("catalog", "glue");
        access.put("account", home.account());
        access.put("region", home.region());
        access.put("database", home.database());
        access.put("warehouse", home.warehouse());
        access.put("role", home.arns().role(home.parameters().text("glueDatabase.role")));
        access.put("grant", "sts:AssumeRole on the role; name the reader in the parameter readers of " + home.name());
        access.put("batches", home.table(store.name(), "_ds_batches"));
        store.datasets().keySet().forEach(dataset -> access.put("table." + dataset, home.table(store.name(), dataset)));
        return new FeedOffer(
                home.name(),
                store.name(),
                List.copyOf(store.datasets().keySet()),
                FORMAT,
                home.context().platform().provider().locations(),
                access,
                FeedSemantics.SNAPSHOT_AND_DELTAS,
                Cadence.of(requirements, home.parameters().duration("ingest.interval")),
                Optional.empty());
    }

    /**
     * Returns the datasets of a datastore that other platforms read, whose snapshots maintenance has to leave to them.
     *
     * @param instance the platform instance
     * @param model the model and the feeds
     * @param store name of the datastore
     */
    public static Set<String> taken(Instance instance, PlatformModel model, String store) {
        return model.feeds().takes().stream()
                .filter(take ->
                        take.from().equals(instance.name()) && take.store().equals(store))
                .map(FeedTake::datasets)
                .flatMap(List::stream)
                .collect(Collectors.toUnmodifiableSet());
    }

    private static Optional<String> store(IntentionNode node) {
        if (node instanceof IngestionMultiNode multi) {
            return Optional.of(multi.store());
        }
        return node instanceof IngestionSingleNode single ? Optional.of(single.store()) : Optional.empty();
    }
}
