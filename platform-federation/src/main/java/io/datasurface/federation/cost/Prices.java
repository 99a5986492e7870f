package io.datasurface.federation.cost;

import io.datasurface.federation.facts.Distance;
import io.datasurface.federation.facts.Members;
import io.datasurface.model.common.LocationKey;
import java.util.List;
import java.util.Map;

/** What a gigabyte costs that goes from one platform to another. */
public final class Prices {
    private final Settings settings;
    private final Map<String, String> special;
    private final long[][] prices;

    /**
     * Prices all pairs of platforms.
     *
     * @param members the platforms
     * @param settings the prices
     */
    public Prices(Members members, Settings settings) {
        this.settings = settings;
        special = settings.prices();
        prices = new long[members.count()][members.count()];
        for (int from = 0; from < prices.length; from++) {
            for (int to = 0; to < prices.length; to++) {
                prices[from][to] = from == to ? 0 : price(members.places(from), members.places(to));
            }
        }
    }

    /** The cheapest pair of places counts: a platform that works in several sends from where it is cheapest. Of one without any the worst is assumed. */
    private long price(List<LocationKey> from, List<LocationKey> to) {
        long cheapest = from.isEmpty() || to.isEmpty() ? settings.amount("egress.otherVendor") : Long.MAX_VALUE;
        for (LocationKey one : from) {
            for (LocationKey other : to) {
                cheapest = Math.min(cheapest, price(one, other));
            }
        }
        return cheapest;
    }

    private long price(LocationKey from, LocationKey to) {
        // What a vendor asks between its places does not count within one.
        List<String> keys = from.equals(to)
                ? List.of(from + ">" + to)
                : List.of(
                        from + ">" + to,
                        from + ">" + to.vendor(),
                        from.vendor() + ">" + to,
                        from.vendor() + ">" + to.vendor());
        for (String key : keys) {
            String price = special.getOrDefault(key, "");
            if (Settings.isAmount(price)) {
                return Settings.micros(price);
            }
        }
        return settings.amount(
                switch (Distance.between(List.of(from), List.of(to))) {
                    case SAME_PLACE -> "egress.samePlace";
                    case SAME_VENDOR -> "egress.sameVendor";
                    case OTHER_VENDOR -> "egress.otherVendor";
                });
    }

    /**
     * The price from one platform to another.
     *
     * @param from id of the platform that has the data
     * @param to id of the platform that reads it
     * @return millionths of a dollar for a gigabyte
     */
    public long between(int from, int to) {
        return prices[from][to];
    }
}
