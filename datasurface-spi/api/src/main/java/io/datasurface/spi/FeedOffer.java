package io.datasurface.spi;

import io.datasurface.model.MilestoningStrategy;
import io.datasurface.model.common.LocationKey;
import java.time.Duration;
import java.util.Collections;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;

/**
 * A platform lets others read what it has ingested of a datastore. Offers of one platform for one store differ by format. The columns are those
 * of the datasets in the model, which both sides have.
 *
 * @param platform name of the platform instance that ingests the store
 * @param store name of the datastore
 * @param datasets names of the datasets in it that can be read, sorted, at least one
 * @param format how the data is kept, in lower case, such as {@code iceberg} or {@code parquet}; both sides have to know it
 * @param locations where it is kept
 * @param access what a reader needs to find it, such as catalog and database, by name; never a secret
 * @param semantics what a reader finds
 * @param milestoning which states of a row are there, sorted, at least one: the live ones, or history of a kind, too. Who wants history of a
 *     feed of live rows makes it from what changes from batch to batch
 * @param batches how a reader tells batches apart; empty: what it finds is the newest, and it cannot say which that is
 * @param cadence how often it is refreshed at least
 * @param retention how long a reader may go back; empty: as long as the store is ingested
 */
public record FeedOffer(
        String platform,
        String store,
        List<String> datasets,
        String format,
        List<LocationKey> locations,
        SortedMap<String, String> access,
        FeedSemantics semantics,
        List<MilestoningStrategy> milestoning,
        Optional<FeedBatches> batches,
        Duration cadence,
        Optional<Duration> retention) {
    /** Copies and sorts the collections. */
    public FeedOffer {
        Objects.requireNonNull(platform, "platform");
        Objects.requireNonNull(store, "store");
        Objects.requireNonNull(format, "format");
        Objects.requireNonNull(semantics, "semantics");
        Objects.requireNonNull(cadence, "cadence");
        Objects.requireNonNull(retention, "retention");
        Objects.requireNonNull(batches, "batches");
        milestoning = milestoning.stream().sorted().distinct().toList();
        datasets = datasets.stream().sorted().distinct().toList();
        locations = List.copyOf(locations);
        access = Collections.unmodifiableSortedMap(new TreeMap<>(access));
    }

    /**
     * An offer of live rows, of which nobody can tell the batches apart.
     *
     * @param platform name of the platform instance that ingests the store
     * @param store name of the datastore
     * @param datasets names of the datasets in it that can be read
     * @param format how the data is kept
     * @param locations where it is kept
     * @param access what a reader needs to find it
     * @param semantics what a reader finds
     * @param cadence how often it is refreshed at least
     * @param retention how long a reader may go back
     */
    public FeedOffer(
            String platform,
            String store,
            List<String> datasets,
            String format,
            List<LocationKey> locations,
            SortedMap<String, String> access,
            FeedSemantics semantics,
            Duration cadence,
            Optional<Duration> retention) {
        this(
                platform,
                store,
                datasets,
                format,
                locations,
                access,
                semantics,
                List.of(MilestoningStrategy.LIVE_ONLY),
                Optional.empty(),
                cadence,
                retention);
    }

    /**
     * The same offer with batches.
     *
     * @param told how a reader tells them apart
     * @return a changed copy
     */
    public FeedOffer withBatches(FeedBatches told) {
        return new FeedOffer(
                platform,
                store,
                datasets,
                format,
                locations,
                access,
                semantics,
                milestoning,
                Optional.of(told),
                cadence,
                retention);
    }
}
