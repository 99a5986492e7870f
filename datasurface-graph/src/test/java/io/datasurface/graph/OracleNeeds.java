package io.datasurface.graph;

import io.datasurface.model.ConsumerRetentionRequirements;
import io.datasurface.model.DatasetGroup;
import io.datasurface.model.MilestoningStrategy;
import io.datasurface.model.Workspace;
import io.datasurface.model.common.ProductionStatus;
import java.util.Collection;
import java.util.Comparator;
import java.util.HashSet;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;

/** Requirements for {@link Oracle}, without packing. */
final class OracleNeeds {
    private OracleNeeds() {}

    static NodeRequirements of(Workspace workspace, DatasetGroup group) {
        Optional<ConsumerRetentionRequirements> stated = group.retention();
        return new NodeRequirements(
                Optional.of(workspace.priority()),
                stated.map(ConsumerRetentionRequirements::latency),
                stated.flatMap(ConsumerRetentionRequirements::freshness),
                Set.of(
                        stated.isEmpty()
                                ? MilestoningStrategy.LIVE_ONLY
                                : stated.get().milestoningStrategy()),
                stated.flatMap(ConsumerRetentionRequirements::minRetentionTime),
                workspace.productionStatus());
    }

    /** Moves what is needed along the edges, backwards. Returns whether anything changed. */
    static boolean push(Collection<Oracle.Edge> edges, Map<String, NodeRequirements> needs) {
        boolean changed = false;
        for (Oracle.Edge edge : edges) {
            if (edge.previousBatch()) {
                continue;
            }
            NodeRequirements moved = needs.getOrDefault(edge.to(), NodeRequirements.NONE);
            if (edge.from().startsWith("DataTransformer/")) {
                moved = new NodeRequirements(
                        moved.priority(),
                        moved.latency(),
                        moved.freshness(),
                        Set.of(),
                        Optional.empty(),
                        moved.productionStatus());
            }
            NodeRequirements before = needs.getOrDefault(edge.from(), NodeRequirements.NONE);
            NodeRequirements after = merge(before, moved);
            needs.put(edge.from(), after);
            changed |= !after.equals(before);
        }
        return changed;
    }

    static NodeRequirements merge(NodeRequirements one, NodeRequirements other) {
        Set<MilestoningStrategy> both = new HashSet<>(one.milestoning());
        both.addAll(other.milestoning());
        return new NodeRequirements(
                first(one.priority(), other.priority(), Comparator.reverseOrder()),
                first(one.latency(), other.latency(), Comparator.naturalOrder()),
                first(one.freshness(), other.freshness(), Comparator.naturalOrder()),
                both,
                first(one.retention(), other.retention(), Comparator.reverseOrder()),
                one.productionStatus() == ProductionStatus.PRODUCTION
                        ? one.productionStatus()
                        : other.productionStatus());
    }

    private static <T> Optional<T> first(Optional<T> one, Optional<T> other, Comparator<T> order) {
        return Stream.of(one, other).flatMap(Optional::stream).min(order);
    }
}
