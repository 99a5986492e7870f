package io.datasurface.graph;

import io.datasurface.model.DataLatency;
import io.datasurface.model.MilestoningStrategy;
import io.datasurface.model.WorkspacePriority;
import io.datasurface.model.common.ProductionStatus;
import java.time.Duration;
import java.util.Optional;
import java.util.Set;

/**
 * What the consumers of a node need of it, directly or through transformers.
 *
 * @param priority highest priority of the consuming workspaces; empty if nothing consumes the node
 * @param latency tightest latency class that a consumer asks for, if any does
 * @param freshness tightest end-to-end freshness that a consumer asks for, if any does
 * @param milestoning every kind of history that a consumer sees; empty if nothing consumes the node, and for triggers and transformers, which
 *     hold no data
 * @param retention longest time for which a consumer needs history, if any does
 * @param productionStatus whether a consumer serves production
 */
public record NodeRequirements(
        Optional<WorkspacePriority> priority,
        Optional<DataLatency> latency,
        Optional<Duration> freshness,
        Set<MilestoningStrategy> milestoning,
        Optional<Duration> retention,
        ProductionStatus productionStatus) {
    /** Requirements of a node that nothing consumes. */
    public static final NodeRequirements NONE = new NodeRequirements(
            Optional.empty(),
            Optional.empty(),
            Optional.empty(),
            Set.of(),
            Optional.empty(),
            ProductionStatus.NOT_PRODUCTION);

    /** Copies the set. */
    public NodeRequirements {
        milestoning = Set.copyOf(milestoning);
    }

    /**
     * Whether history beside the latest version of each record has to be kept.
     *
     * @return true if a consumer sees history
     */
    public boolean needsHistory() {
        return milestoning.contains(MilestoningStrategy.FORENSIC)
                || milestoning.contains(MilestoningStrategy.LIVE_WITH_FORENSIC_HISTORY);
    }

    /**
     * Whether the latest version of each record has to be at hand.
     *
     * @return true if a consumer sees the latest version, or if nothing says otherwise
     */
    public boolean needsLive() {
        return milestoning.isEmpty()
                || milestoning.contains(MilestoningStrategy.LIVE_ONLY)
                || milestoning.contains(MilestoningStrategy.LIVE_WITH_FORENSIC_HISTORY);
    }
}
