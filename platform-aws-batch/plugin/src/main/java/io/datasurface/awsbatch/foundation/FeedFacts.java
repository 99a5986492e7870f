package io.datasurface.awsbatch.foundation;

import io.datasurface.awsbatch.feed.LakeFeeds;
import io.datasurface.awsbatch.feed.TakenFeed;
import io.datasurface.awsbatch.instance.Instance;
import io.datasurface.awsbatch.instance.OtherInstance;
import io.datasurface.awsbatch.instance.Purpose;
import io.datasurface.model.EcosystemIndex;
import io.datasurface.spi.FeedTake;
import io.datasurface.spi.PlatformModel;
import java.util.NavigableMap;
import java.util.NavigableSet;
import java.util.Optional;
import java.util.TreeMap;
import java.util.TreeSet;

/**
 * Who reads whose lake.
 *
 * @param roles ARNs of the roles of other platforms with which ingestion reads what it takes
 * @param takers ARNs of the roles of ingestion that takes from this lake
 * @param strangers names of platforms that take from this lake and whose roles are not known
 * @param tables tables of this lake that others take, those of batches too, each with the folder of its zone
 */
public record FeedFacts(
        NavigableSet<String> roles,
        NavigableSet<String> takers,
        NavigableSet<String> strangers,
        NavigableMap<String, String> tables) {
    /** Characters of the ARNs of a table and of its objects besides names. */
    private static final int ARNS_OF_A_TABLE = 101;

    /** Characters that all inline policies of a role have place for (10,240), without what else stands in them. */
    private static final int MOST_NAMES = 9_000;

    /** Nobody reads anybody's. */
    static final FeedFacts NONE = new FeedFacts(new TreeSet<>(), new TreeSet<>(), new TreeSet<>(), new TreeMap<>());

    /**
     * Looks at the feeds of an instance.
     *
     * @param instance the platform instance
     * @param model the model and the feeds
     */
    public static FeedFacts of(Instance instance, PlatformModel model) {
        FeedFacts facts = new FeedFacts(new TreeSet<>(), new TreeSet<>(), new TreeSet<>(), new TreeMap<>());
        for (FeedTake take : model.feeds().takes()) {
            if (take.platform().equals(instance.name())) {
                model.feeds()
                        .offer(take)
                        .filter(offer -> offer.format().equals(LakeFeeds.FORMAT))
                        .map(offer -> offer.access().get(TakenFeed.ROLE))
                        .ifPresent(facts.roles::add);
            }
            if (take.from().equals(instance.name())) {
                Optional<String> taker = jobRole(instance, model, take.platform());
                taker.ifPresent(facts.takers::add);
                sharedRole(model, take.platform()).ifPresent(facts.takers::add);
                if (taker.isEmpty()) {
                    facts.strangers.add(take.platform());
                }
                String folder = instance.zones().ofStore(take.store());
                facts.tables.put(LakeFeeds.batchTable(instance, take.store()), folder);
                for (String dataset : take.datasets()) {
                    // Takers read the table of before until the next version of it is whole.
                    instance.lake().former(take.store(), dataset).forEach(before -> facts.tables.put(before, folder));
                    facts.tables.put(instance.lake().table(take.store(), dataset), folder);
                }
            }
        }
        return facts;
    }

    /**
     * Whether the tables that others take can be named one by one in a policy. If not, who takes one may read the whole lake.
     *
     * @param instance the platform instance
     */
    public boolean namesTables(Instance instance) {
        int place = instance.database().length()
                + instance.icebergBucket().length()
                + instance.parameters().text("icebergBucket.prefix").length()
                + ARNS_OF_A_TABLE;
        return tables.entrySet().stream()
                        .mapToInt(table -> place
                                + 2 * table.getKey().length()
                                + table.getValue().length())
                        .sum()
                <= MOST_NAMES;
    }

    /** A run that began before purposes had roles of their own acts with the one of all, as long as that is kept. */
    private static Optional<String> sharedRole(PlatformModel model, String platform) {
        return model.ecosystem()
                .platform(platform)
                .map(EcosystemIndex.PlatformEntry::instance)
                .flatMap(other -> new OtherInstance(other).sharedRole());
    }

    private static Optional<String> jobRole(Instance instance, PlatformModel model, String platform) {
        return model.ecosystem()
                .platform(platform)
                .map(EcosystemIndex.PlatformEntry::instance)
                .filter(other -> other.type()
                        .equals(instance.context().platform().instance().type()))
                .flatMap(other -> new OtherInstance(other).jobRole(Purpose.INGEST));
    }
}
