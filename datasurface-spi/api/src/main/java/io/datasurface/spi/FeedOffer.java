package io.datasurface.spi;

import io.datasurface.model.common.LocationKey;
import java.time.Duration;
import java.util.Collections;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;

/**
 * A platform lets others read what it has ingested of a datastore. Offers of one platform for one store differ by format.
 *
 * @param platform name of the platform instance that ingests the store
 * @param store name of the datastore
 * @param datasets names of the datasets in it that can be read, sorted, at least one
 * @param format how the data is kept, in lower case, such as {@code iceberg} or {@code parquet}; both sides have to know it
 * @param locations where it is kept
 * @param access what a reader needs to find it, such as catalog and database, by name; never a secret
 * @param semantics what a reader finds
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
        datasets = datasets.stream().sorted().distinct().toList();
        locations = List.copyOf(locations);
        access = Collections.unmodifiableSortedMap(new TreeMap<>(access));
    }
}
