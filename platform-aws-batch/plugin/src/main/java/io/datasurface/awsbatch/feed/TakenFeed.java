package io.datasurface.awsbatch.feed;

import io.datasurface.awsbatch.instance.Instance;
import io.datasurface.awsbatch.spec.LakeAccess;
import io.datasurface.awsbatch.spec.LakeSpec;
import io.datasurface.spi.FeedBatches;
import io.datasurface.spi.FeedOffer;
import java.util.Optional;
import java.util.SortedMap;

/**
 * A datastore in the lake of another platform, as its offer says how to read it.
 *
 * @param offer the offer
 * @param lake the lake, in the Glue catalog of an account, reached by a role there
 * @param batchTable the table in which the batches of the datastore are recorded
 */
public record TakenFeed(FeedOffer offer, LakeSpec lake, String batchTable) {
    /** Key of the access of an offer: the ARN of the role to assume. */
    public static final String ROLE = "role";

    /** What the keys of the access of an offer begin with that name the table of a dataset. */
    static final String TABLE = "table.";

    private static final String GLUE = "glue";

    /**
     * Reads an offer.
     *
     * @param offer an offer of Iceberg tables
     * @throws IllegalArgumentException if it does not say all that is needed, or names another catalog than that of Glue
     */
    public static TakenFeed of(FeedOffer offer) {
        SortedMap<String, String> access = offer.access();
        String catalog = access.getOrDefault("catalog", "");
        if (!catalog.equals(GLUE)) {
            throw new IllegalArgumentException(
                    "The feed of platform " + offer.platform() + " is in the catalog \"" + catalog
                            + "\", and this platform reads the Glue catalog only; take it from a platform that keeps it there");
        }
        LakeAccess reached = new LakeAccess(given(offer, "account"), given(offer, "region"), given(offer, ROLE));
        LakeSpec lake = LakeSpec.of(Instance.FEED_CATALOG, given(offer, "warehouse"), given(offer, "database"))
                .from(reached);
        String batches = offer.batches()
                .map(FeedBatches::list)
                .orElseThrow(() -> new IllegalArgumentException("The feed of platform " + offer.platform()
                        + " for datastore " + offer.store() + " does not say how its batches are told apart, without"
                        + " which it can't be read; ask the author of its plugin"));
        TakenFeed feed = new TakenFeed(offer, lake, batches);
        offer.datasets().forEach(feed::table);
        return feed;
    }

    private static String given(FeedOffer offer, String key) {
        return Optional.ofNullable(offer.access().get(key))
                .orElseThrow(() -> new IllegalArgumentException("The feed of platform " + offer.platform()
                        + " for datastore " + offer.store() + " does not say \"" + key
                        + "\", without which it can't be read; ask the author of its plugin"));
    }

    /** Returns the name of the platform. */
    public String platform() {
        return offer.platform();
    }

    /**
     * Returns the table of a dataset.
     *
     * @param dataset name of a dataset of the datastore
     * @throws IllegalArgumentException if the offer does not have it
     */
    public String table(String dataset) {
        return given(offer, TABLE + dataset);
    }
}
