package io.datasurface.federation.primary;

import com.google.common.hash.Hashing;
import io.datasurface.federation.facts.Distance;
import java.util.Comparator;

/**
 * A platform that can ingest a store, and all by which it is compared with others. What stands first counts first.
 *
 * @param platform id of the platform
 * @param name its name
 * @param unfed how many platforms that need the store could not get it from here
 * @param unfit whether it is deprecated, or serves no production while consumers do
 * @param late how many platforms that need the store could not have it as fresh as their consumers want
 * @param moved whether another platform ingested the store after the last plan
 * @param needless whether it does not need the store itself
 * @param distance how far it is from the source
 * @param consumers how many consumers it has for the store
 * @param store name of the store
 */
record Candidate(
        int platform,
        String name,
        int unfed,
        boolean unfit,
        int late,
        boolean moved,
        boolean needless,
        Distance distance,
        int consumers,
        String store) {
    /** The best first; never equal for two platforms. */
    static final Comparator<Candidate> BEST_FIRST = Comparator.comparingInt(Candidate::unfed)
            .thenComparing(Candidate::unfit)
            .thenComparingInt(Candidate::late)
            .thenComparing(Candidate::moved)
            .thenComparing(Candidate::needless)
            .thenComparing(Candidate::distance)
            .thenComparing(Comparator.comparingInt(Candidate::consumers).reversed())
            .thenComparingLong(Candidate::lot)
            .thenComparing(Candidate::name);

    /** A number by its name and the store's, which is as good as drawn; made only where nothing else tells two apart. */
    private long lot() {
        return Hashing.murmur3_128()
                .newHasher()
                .putUnencodedChars(store)
                .putChar('\0')
                .putUnencodedChars(name)
                .hash()
                .asLong();
    }

    /** Says by what it is better than the next best, a sentence. */
    String reason(Candidate next) {
        if (unfed != next.unfed) {
            return "Every platform that needs it can read it here, but not from " + next.name + ".";
        }
        if (unfit != next.unfit) {
            return next.name + " is deprecated or serves no production.";
        }
        if (late != next.late) {
            return "Consumers get it as fresh as they want from here; from " + next.name + " " + next.late
                    + " platforms would get it too late, from here " + late + ".";
        }
        if (moved != next.moved) {
            return "It has ingested it so far.";
        }
        if (needless != next.needless) {
            return "It has consumers of its own, " + next.name + " has none.";
        }
        if (distance != next.distance) {
            return "Its source is " + distance.words() + ", and from " + next.name + " it is " + next.distance.words()
                    + ".";
        }
        if (consumers != next.consumers) {
            return "It has " + consumers + " consumers, " + next.name + " " + next.consumers + ".";
        }
        return "It suits as well as " + next.name + "; the lot by names decides, which spreads stores evenly.";
    }
}
