package io.datasurface.awsbatch.schedule;

import io.datasurface.graph.NodeRequirements;
import io.datasurface.model.DataLatency;
import java.time.Duration;
import java.util.Collection;
import java.util.Optional;

/** How often work is done so that its consumers find data as fresh as they ask for. */
public final class Cadence {
    private static final Duration SHORTEST = Duration.ofMinutes(1);
    private static final Duration LONGEST = Duration.ofDays(1);
    /** Data crosses replication, ingestion and export; each gets a third of the time that consumers allow. */
    private static final int STEPS = 3;

    private Cadence() {}

    /**
     * Returns the pause between two runs.
     *
     * @param requirements what the consumers of the work need
     * @param fastest the pause for consumers that ask for seconds or minutes
     * @return whole minutes, at least one and at most a day
     */
    public static Duration of(Collection<NodeRequirements> requirements, Duration fastest) {
        Duration pause = LONGEST;
        for (NodeRequirements needed : requirements) {
            pause = shorter(pause, byLatency(needed.latency(), fastest));
            pause = shorter(
                    pause,
                    needed.freshness().map(limit -> limit.dividedBy(STEPS)).orElse(LONGEST));
        }
        return whole(pause);
    }

    /**
     * Returns a pause as schedules take it: whole minutes, at least one and at most a day.
     *
     * @param pause any time
     */
    public static Duration whole(Duration pause) {
        Duration whole = Duration.ofMinutes(shorter(pause, LONGEST).toMinutes());
        return whole.compareTo(SHORTEST) < 0 ? SHORTEST : whole;
    }

    private static Duration byLatency(Optional<DataLatency> latency, Duration fastest) {
        if (latency.isEmpty()) {
            return LONGEST;
        }
        return switch (latency.get()) {
            case SECONDS, MINUTES -> fastest;
            case HOURS -> Duration.ofMinutes(30);
            case DAYS -> Duration.ofHours(6);
        };
    }

    private static Duration shorter(Duration left, Duration right) {
        return left.compareTo(right) <= 0 ? left : right;
    }
}
