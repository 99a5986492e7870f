package io.datasurface.awsbatch.feed;

import io.datasurface.awsbatch.instance.Instance;
import io.datasurface.awsbatch.schedule.Cadence;
import io.datasurface.awsbatch.spec.MaintainTable;
import io.datasurface.graph.IngestionMultiNode;
import io.datasurface.graph.IngestionSingleNode;
import io.datasurface.graph.IntentionNode;
import io.datasurface.graph.NodeRequirements;
import io.datasurface.model.Datastore;
import io.datasurface.model.MilestoningStrategy;
import io.datasurface.spi.FeedBatches;
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
import java.util.TreeSet;

/** The Iceberg tables of the lake as feeds: every datastore that is ingested can be read by other platforms, and taken from the lakes of others. */
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
        access.put(TakenFeed.ROLE, home.arns().role(home.feedRole()));
        access.put(
                "grant",
                "sts:AssumeRole on the role, which the jobs of aws-batch instances that take the feed have; name others in the parameter "
                        + "feeds.readers of " + home.name());
        store.datasets()
                .keySet()
                .forEach(dataset ->
                        access.put(TakenFeed.TABLE + dataset, home.lake().table(store.name(), dataset)));
        return new FeedOffer(
                home.name(),
                store.name(),
                List.copyOf(store.datasets().keySet()),
                FORMAT,
                home.context().platform().provider().locations(),
                access,
                FeedSemantics.SNAPSHOT_AND_DELTAS,
                // Tables of history stay at home: readers make their own, of what changes from batch to batch.
                List.of(MilestoningStrategy.LIVE_ONLY),
                Optional.of(new FeedBatches(batchTable(home, store.name()), "batch", "dataset", "snapshot")),
                Cadence.of(requirements, home.parameters().duration("ingest.interval")),
                Optional.of(
                        MaintainTable.daily(MaintainTable.BATCHES, "any", true).snapshotRetention()));
    }

    /**
     * Returns the table in which the ingest job records its batches; readers that find a batch there still need its snapshots.
     *
     * @param instance the platform instance
     * @param store name of the datastore
     */
    public static String batchTable(Instance instance, String store) {
        return instance.lake().table(store, "_ds_batches");
    }

    /**
     * Returns the offer by which the instance takes a datastore from another platform, if it takes it as Iceberg.
     *
     * @param instance the platform instance
     * @param model the model and the feeds
     * @param store name of the datastore
     */
    public static Optional<FeedOffer> source(Instance instance, PlatformModel model, String store) {
        return take(instance, model, store).flatMap(model.feeds()::offer);
    }

    /**
     * Returns what the instance takes of a datastore from another platform, if it takes it as Iceberg.
     *
     * @param instance the platform instance
     * @param model the model and the feeds
     * @param store name of the datastore
     */
    public static Optional<FeedTake> take(Instance instance, PlatformModel model, String store) {
        List<FeedTake> takes = model.feeds().takes();
        int next = firstAtOrAfter(takes, instance.name(), store);
        while (next < takes.size() && isOf(takes.get(next), instance.name(), store)) {
            if (takes.get(next).format().equals(FORMAT)) {
                return Optional.of(takes.get(next));
            }
            next++;
        }
        return Optional.empty();
    }

    /** Takes are sorted by platform and store. */
    private static int firstAtOrAfter(List<FeedTake> takes, String platform, String store) {
        int low = 0;
        int high = takes.size();
        while (low < high) {
            int middle = (low + high) >>> 1;
            FeedTake take = takes.get(middle);
            int order = take.platform().equals(platform)
                    ? take.store().compareTo(store)
                    : take.platform().compareTo(platform);
            if (order < 0) {
                low = middle + 1;
            } else {
                high = middle;
            }
        }
        return low;
    }

    /**
     * Returns the platform from which a node reads a datastore, if it does not read the source.
     *
     * @param node an ingestion or any other node
     */
    public static Optional<String> readsFrom(IntentionNode node) {
        if (node instanceof IngestionMultiNode multi) {
            return multi.readsFrom();
        }
        return node instanceof IngestionSingleNode single ? single.readsFrom() : Optional.empty();
    }

    /**
     * Returns the datasets of a datastore that other platforms read, whose snapshots maintenance has to leave to them.
     *
     * @param instance the platform instance
     * @param model the model and the feeds
     * @param store name of the datastore
     */
    public static Set<String> taken(Instance instance, PlatformModel model, String store) {
        List<FeedTake> takes = model.feeds().takes();
        Set<String> datasets = new TreeSet<>();
        // Platforms are few and stores are many: one look-up per platform that reads, and not one look at all takes.
        int next = 0;
        while (next < takes.size()) {
            String reader = takes.get(next).platform();
            for (int at = firstAtOrAfter(takes, reader, store);
                    at < takes.size() && isOf(takes.get(at), reader, store);
                    at++) {
                if (takes.get(at).from().equals(instance.name())) {
                    datasets.addAll(takes.get(at).datasets());
                }
            }
            next = firstAtOrAfter(takes, reader + "\0", "");
        }
        return datasets;
    }

    private static boolean isOf(FeedTake take, String platform, String store) {
        return take.platform().equals(platform) && take.store().equals(store);
    }

    private static Optional<String> store(IntentionNode node) {
        if (node instanceof IngestionMultiNode multi) {
            return Optional.of(multi.store());
        }
        return node instanceof IngestionSingleNode single ? Optional.of(single.store()) : Optional.empty();
    }
}
