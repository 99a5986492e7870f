package io.datasurface.federation.facts;

import io.datasurface.model.common.LocationKey;
import java.util.List;

/** How far two places are from each other, as far as money and time go. */
public enum Distance {
    /** They share a location. */
    SAME_PLACE("at the same place"),
    /** They have a vendor in common. */
    SAME_VENDOR("elsewhere with the same vendor"),
    /** Everything between them goes from one vendor to another, or one of them says of no location. */
    OTHER_VENDOR("with another vendor");

    private final String words;

    Distance(String words) {
        this.words = words;
    }

    /**
     * Measures.
     *
     * @param some locations of one thing
     * @param others locations of another
     * @return the distance between those that are nearest
     */
    public static Distance between(List<LocationKey> some, List<LocationKey> others) {
        if (some.isEmpty() || others.isEmpty()) {
            return OTHER_VENDOR;
        }
        Distance nearest = OTHER_VENDOR;
        for (LocationKey one : some) {
            for (LocationKey other : others) {
                if (one.equals(other)) {
                    return SAME_PLACE;
                }
                if (one.vendor().equals(other.vendor())) {
                    nearest = SAME_VENDOR;
                }
            }
        }
        return nearest;
    }

    /**
     * The distance in a sentence.
     *
     * @return words such as {@code at the same place}
     */
    public String words() {
        return words;
    }
}
