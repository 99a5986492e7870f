package io.datasurface.graph;

import io.datasurface.model.DataLatency;
import io.datasurface.model.MilestoningStrategy;
import io.datasurface.model.WorkspacePriority;
import io.datasurface.model.common.ProductionStatus;
import java.time.Duration;
import java.util.Arrays;
import java.util.EnumSet;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;

/**
 * Packs requirements into a {@code long}, so that they merge without objects. In each field but milestoning a greater number is the
 * stronger requirement and 0 is none, so merging takes the maximum; milestoning is a set of bits. Durations are numbered in order.
 */
final class RequirementCodec {
    /** What nothing asks for. */
    static final long NONE = 0;

    private static final long PRIORITY = 0x7L;
    private static final int LATENCY_SHIFT = 3;
    private static final long LATENCY = 0x7L << LATENCY_SHIFT;
    private static final int MILESTONING_SHIFT = 6;
    private static final long MILESTONING = 0x7L << MILESTONING_SHIFT;
    private static final int STATUS_SHIFT = 9;
    private static final long STATUS = 0x1L << STATUS_SHIFT;
    private static final int FRESHNESS_SHIFT = 10;
    private static final long DURATION = (1L << 26) - 1;
    private static final long FRESHNESS = DURATION << FRESHNESS_SHIFT;
    private static final int RETENTION_SHIFT = 36;
    private static final long RETENTION = DURATION << RETENTION_SHIFT;

    /** All in ascending order, so that a binary search finds the place of a constant. */
    private static final WorkspacePriority[] PRIORITIES = WorkspacePriority.values();

    private static final DataLatency[] LATENCIES = DataLatency.values();
    private static final MilestoningStrategy[] STRATEGIES = MilestoningStrategy.values();

    private static final long[] MASKS = masks();

    private final Duration[] freshness;
    private final Duration[] retention;
    private final long[] groups;
    private final long asked;

    RequirementCodec(GraphSource source) {
        int count = source.groupCount();
        Set<Duration> fresh = new TreeSet<>();
        Set<Duration> kept = new TreeSet<>();
        for (int group = 0; group < count; group++) {
            NodeRequirements stated = source.requirements(group);
            stated.freshness().ifPresent(fresh::add);
            stated.retention().ifPresent(kept::add);
        }
        freshness = fresh.toArray(new Duration[0]);
        retention = kept.toArray(new Duration[0]);
        if (Math.max(freshness.length, retention.length) >= DURATION) {
            throw new IllegalArgumentException("more than " + DURATION + " different durations");
        }
        groups = new long[count];
        long all = NONE;
        for (int group = 0; group < count; group++) {
            groups[group] = encode(source.requirements(group));
            all |= groups[group];
        }
        asked = all;
    }

    private static long[] masks() {
        long[] masks = new long[Requirement.values().length];
        masks[Requirement.PRIORITY.ordinal()] = PRIORITY;
        masks[Requirement.LATENCY.ordinal()] = LATENCY;
        masks[Requirement.FRESHNESS.ordinal()] = FRESHNESS;
        masks[Requirement.LIVE_ONLY.ordinal()] = milestoningBit(MilestoningStrategy.LIVE_ONLY);
        masks[Requirement.FORENSIC.ordinal()] = milestoningBit(MilestoningStrategy.FORENSIC);
        masks[Requirement.LIVE_WITH_FORENSIC_HISTORY.ordinal()] =
                milestoningBit(MilestoningStrategy.LIVE_WITH_FORENSIC_HISTORY);
        masks[Requirement.RETENTION.ordinal()] = RETENTION;
        masks[Requirement.PRODUCTION.ordinal()] = STATUS;
        return masks;
    }

    /** The bits of a requirement. */
    static long mask(Requirement requirement) {
        return MASKS[requirement.ordinal()];
    }

    /** Whether both have the requirement, in the same degree. */
    static boolean isSame(long a, long b, long mask) {
        return (a & mask) != 0 && ((a ^ b) & mask) == 0;
    }

    /** Whether a group has any requirement of the mask. */
    boolean anybodyAsks(long mask) {
        return (asked & mask) != 0;
    }

    /** What a dataset group asks for itself. */
    long group(int group) {
        return groups[group];
    }

    /** The requirements that satisfy both. */
    static long merge(long a, long b) {
        if (a == b) {
            return a;
        }
        return ((a | b) & (MILESTONING | STATUS))
                | Math.max(a & PRIORITY, b & PRIORITY)
                | Math.max(a & LATENCY, b & LATENCY)
                | Math.max(a & FRESHNESS, b & FRESHNESS)
                | Math.max(a & RETENTION, b & RETENTION);
    }

    /**
     * Rule "history stops at a transformer": what the consumers of an output need of its inputs. Priority, latency, freshness and
     * production status travel; the history of the output is made from the output's own batches, so it asks nothing of the inputs.
     */
    static long throughTransformer(long needs) {
        return needs & ~(MILESTONING | RETENTION);
    }

    NodeRequirements decode(long needs) {
        if (needs == NONE) {
            return NodeRequirements.NONE;
        }
        int priority = (int) (needs & PRIORITY);
        int latency = (int) ((needs & LATENCY) >>> LATENCY_SHIFT);
        int fresh = (int) ((needs & FRESHNESS) >>> FRESHNESS_SHIFT);
        int kept = (int) ((needs & RETENTION) >>> RETENTION_SHIFT);
        Set<MilestoningStrategy> strategies = EnumSet.noneOf(MilestoningStrategy.class);
        for (MilestoningStrategy strategy : STRATEGIES) {
            if ((needs & milestoningBit(strategy)) != 0) {
                strategies.add(strategy);
            }
        }
        return new NodeRequirements(
                priority == 0 ? Optional.empty() : Optional.of(PRIORITIES[priority - 1]),
                latency == 0 ? Optional.empty() : Optional.of(LATENCIES[LATENCIES.length - latency]),
                fresh == 0 ? Optional.empty() : Optional.of(freshness[freshness.length - fresh]),
                strategies,
                kept == 0 ? Optional.empty() : Optional.of(retention[kept - 1]),
                (needs & STATUS) == 0 ? ProductionStatus.NOT_PRODUCTION : ProductionStatus.PRODUCTION);
    }

    private long encode(NodeRequirements stated) {
        long priority = stated.priority()
                .map(value -> Arrays.binarySearch(PRIORITIES, value) + 1)
                .orElse(0);
        long latency = stated.latency()
                .map(value -> LATENCIES.length - Arrays.binarySearch(LATENCIES, value))
                .orElse(0);
        long fresh = stated.freshness()
                .map(value -> freshness.length - Arrays.binarySearch(freshness, value))
                .orElse(0);
        long kept = stated.retention()
                .map(value -> Arrays.binarySearch(retention, value) + 1)
                .orElse(0);
        long strategies = 0;
        for (MilestoningStrategy strategy : stated.milestoning()) {
            strategies |= milestoningBit(strategy);
        }
        return priority
                | latency << LATENCY_SHIFT
                | strategies
                | (stated.productionStatus() == ProductionStatus.PRODUCTION ? STATUS : 0)
                | fresh << FRESHNESS_SHIFT
                | kept << RETENTION_SHIFT;
    }

    private static long milestoningBit(MilestoningStrategy strategy) {
        return 1L << (MILESTONING_SHIFT + Arrays.binarySearch(STRATEGIES, strategy));
    }
}
