package io.datasurface.spi;

import com.google.common.collect.Lists;
import java.util.Collections;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * Who reads whose buffers: the feeds of an ecosystem, or those that concern one platform.
 *
 * @param offers offers that are taken, by platform, store and format
 * @param takes what is taken, by reading platform, store, offering platform and format
 */
public record FeedPlan(List<FeedOffer> offers, List<FeedTake> takes) {
    /** What tells offers apart. */
    private record Key(String platform, String store, String format) {
        private static final Comparator<Key> ORDER =
                Comparator.comparing(Key::platform).thenComparing(Key::store).thenComparing(Key::format);

        static Key of(FeedOffer offer) {
            return new Key(offer.platform(), offer.store(), offer.format());
        }

        static Key of(FeedTake take) {
            return new Key(take.from(), take.store(), take.format());
        }
    }

    private static final Comparator<FeedOffer> OFFERS = Comparator.comparing(Key::of, Key.ORDER);
    private static final Comparator<FeedTake> TAKES = Comparator.comparing(FeedTake::platform)
            .thenComparing(FeedTake::store)
            .thenComparing(FeedTake::from)
            .thenComparing(FeedTake::format);

    /** Everybody reads the sources. */
    public static final FeedPlan NONE = new FeedPlan(List.of(), List.of());

    /**
     * Sorts the lists.
     *
     * @throws IllegalArgumentException if a platform offers a store twice in one format, or takes an offer twice
     */
    public FeedPlan {
        offers = sorted("offers", offers, OFFERS);
        takes = sorted("takes", takes, TAKES);
    }

    private static <T> List<T> sorted(String what, List<T> list, Comparator<T> order) {
        List<T> sorted = list.stream().sorted(order).toList();
        for (int i = 1; i < sorted.size(); i++) {
            if (order.compare(sorted.get(i - 1), sorted.get(i)) == 0) {
                throw new IllegalArgumentException("FeedPlan." + what + ": put into one what is there twice: "
                        + sorted.get(i - 1) + " and " + sorted.get(i));
            }
        }
        return sorted;
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
        Set<Key> taken = its.stream().map(Key::of).collect(Collectors.toSet());
        return new FeedPlan(
                offers.stream().filter(offer -> taken.contains(Key.of(offer))).toList(), its);
    }

    /**
     * Finds what is taken. Takes logarithmic time.
     *
     * @param take a take of this plan
     * @return its offer, if the plan has it
     */
    public Optional<FeedOffer> offer(FeedTake take) {
        int found = Collections.binarySearch(Lists.transform(offers, Key::of), Key.of(take), Key.ORDER);
        return found < 0 ? Optional.empty() : Optional.of(offers.get(found));
    }
}
