package io.datasurface.spi;

import com.google.common.collect.Comparators;
import java.util.Comparator;
import java.util.List;
import java.util.Objects;

/**
 * A platform reads datasets from another one's {@link FeedOffer} and not from their source.
 *
 * @param platform name of the platform instance that reads
 * @param from name of the platform instance that offers
 * @param store name of the datastore
 * @param format format of the offer
 * @param datasets names of the datasets that are read, sorted, all of them offered
 * @param reason why it reads there, a sentence for people
 */
public record FeedTake(
        String platform, String from, String store, String format, List<String> datasets, String reason) {
    /** Sorts the datasets. */
    public FeedTake {
        Objects.requireNonNull(platform, "platform");
        Objects.requireNonNull(from, "from");
        Objects.requireNonNull(store, "store");
        Objects.requireNonNull(format, "format");
        Objects.requireNonNull(reason, "reason");
        // They mostly are in order, and takes are many.
        datasets = Comparators.isInStrictOrder(datasets, Comparator.naturalOrder())
                ? List.copyOf(datasets)
                : datasets.stream().sorted().distinct().toList();
    }

    /**
     * Whether the take is of an offer.
     *
     * @param offer an offer
     * @return true if platform, store and format are those of the offer
     */
    public boolean isOf(FeedOffer offer) {
        return from.equals(offer.platform()) && store.equals(offer.store()) && format.equals(offer.format());
    }
}
