package io.datasurface.spi;

import java.util.Comparator;
import java.util.List;
import java.util.Optional;

/**
 * Who reads whose buffers: the feeds of an ecosystem, or those that concern one platform.
 *
 * @param offers offers that are taken, by platform, store and format
 * @param takes what is taken, by reading platform, store, offering platform and format
 */
public record FeedPlan(List<FeedOffer> offers, List<FeedTake> takes) {
    private static final Comparator<FeedOffer> OFFERS = Comparator.comparing(FeedOffer::platform)
            .thenComparing(FeedOffer::store)
            .thenComparing(FeedOffer::format);
    private static final Comparator<FeedTake> TAKES = Comparator.comparing(FeedTake::platform)
            .thenComparing(FeedTake::store)
            .thenComparing(FeedTake::from)
            .thenComparing(FeedTake::format);

    /** Everybody reads the sources. */
    public static final FeedPlan NONE = new FeedPlan(List.of(), List.of());

    /** Sorts the lists. */
    public FeedPlan {
        offers = offers.stream().sorted(OFFERS).toList();
        takes = takes.stream().sorted(TAKES).toList();
    }

    /**
     * The feeds that a platform offers or takes.
     *
     * @param platform name of the platform instance
     * @return the takes in which it is on either side, with their offers
     */
    public FeedPlan of(String platform) {
        List<FeedTake> its = takes.stream()
                .filter(take -> take.platform().equals(platform) || take.from().equals(platform))
                .toList();
        return new FeedPlan(
                offers.stream()
                        .filter(offer -> its.stream().anyMatch(take -> take.isOf(offer)))
                        .toList(),
                its);
    }

    /**
     * Finds what is taken.
     *
     * @param take a take of this plan
     * @return its offer, if the plan has it
     */
    public Optional<FeedOffer> offer(FeedTake take) {
        return offers.stream().filter(take::isOf).findFirst();
    }
}
