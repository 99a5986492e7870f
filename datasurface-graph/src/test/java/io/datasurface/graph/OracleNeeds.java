package io.datasurface.graph;

import io.datasurface.model.ConsumerRetentionRequirements;
import io.datasurface.model.DatasetGroup;
import io.datasurface.model.Ecosystem;
import io.datasurface.model.MilestoningStrategy;
import io.datasurface.model.Workspace;
import io.datasurface.model.common.ProductionStatus;
import io.datasurface.model.policy.Regulator;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Stream;

/** Requirements for {@link Oracle}, without packing: every node knows everybody who asks it for something, and for what. */
final class OracleNeeds {
    /** Somebody asks for something. */
    record Ask(DatasetGroupKey who, NodeRequirements what, Optional<String> regulator) {
        static Ask of(Ecosystem ecosystem, Workspace workspace, DatasetGroup group) {
            Optional<ConsumerRetentionRequirements> stated = group.retention();
            Optional<Duration> own = stated.flatMap(ConsumerRetentionRequirements::minRetentionTime);
            Optional<Regulator> regulator = stated.flatMap(ConsumerRetentionRequirements::regulator)
                    .map(ecosystem.regulators()::get)
                    .filter(named -> own.map(time -> time.compareTo(named.minRetentionTime()) < 0)
                            .orElse(true));
            NodeRequirements needs = new NodeRequirements(
                    Optional.of(workspace.priority()),
                    stated.map(ConsumerRetentionRequirements::latency),
                    stated.flatMap(ConsumerRetentionRequirements::freshness),
                    Set.of(
                            stated.isEmpty()
                                    ? MilestoningStrategy.LIVE_ONLY
                                    : stated.get().milestoningStrategy()),
                    regulator.map(Regulator::minRetentionTime).or(() -> own),
                    workspace.productionStatus());
            return new Ask(new DatasetGroupKey(workspace.name(), group.name()), needs, regulator.map(Regulator::name));
        }

        /** What comes through a transformer. */
        Ask withoutHistory() {
            return new Ask(
                    who,
                    new NodeRequirements(
                            what.priority(),
                            what.latency(),
                            what.freshness(),
                            Set.of(),
                            Optional.empty(),
                            what.productionStatus()),
                    Optional.empty());
        }
    }

    private final Map<String, Set<Ask>> asks = new HashMap<>();

    void ask(String node, Ask ask) {
        asks.computeIfAbsent(node, name -> new HashSet<>()).add(ask);
    }

    boolean isAsked(String node) {
        return asks.containsKey(node);
    }

    /** Moves what is asked for along the edges, backwards, until nothing changes. */
    void push(Collection<Oracle.Edge> edges) {
        for (boolean changed = true; changed; ) {
            changed = false;
            for (Oracle.Edge edge : edges) {
                if (!edge.previousBatch()) {
                    for (Ask ask : Set.copyOf(asks.getOrDefault(edge.to(), Set.of()))) {
                        Ask moved = edge.from().startsWith("DataTransformer/") ? ask.withoutHistory() : ask;
                        changed |= asks.computeIfAbsent(edge.from(), name -> new HashSet<>())
                                .add(moved);
                    }
                }
            }
        }
    }

    NodeRequirements of(String node) {
        return asks.getOrDefault(node, Set.of()).stream()
                .map(Ask::what)
                .reduce(NodeRequirements.NONE, OracleNeeds::merge);
    }

    /** Who asks for what the node has to satisfy, the first by name. */
    List<Reason> reasons(String node) {
        NodeRequirements needs = of(node);
        List<Reason> reasons = new ArrayList<>();
        for (Requirement requirement : Requirement.values()) {
            Optional<?> degree = DEGREES.get(requirement).apply(needs);
            asks.getOrDefault(node, Set.of()).stream()
                    .filter(ask -> degree.isPresent()
                            && degree.equals(DEGREES.get(requirement).apply(ask.what())))
                    .min(Comparator.comparing(Ask::who))
                    .ifPresent(ask -> reasons.add(new Reason(
                            requirement,
                            ask.who(),
                            requirement == Requirement.RETENTION ? ask.regulator() : Optional.empty())));
        }
        return reasons;
    }

    private static final Map<Requirement, Function<NodeRequirements, Optional<?>>> DEGREES = Map.of(
            Requirement.PRIORITY,
            NodeRequirements::priority,
            Requirement.LATENCY,
            NodeRequirements::latency,
            Requirement.FRESHNESS,
            NodeRequirements::freshness,
            Requirement.LIVE_ONLY,
            needs -> strategy(needs, MilestoningStrategy.LIVE_ONLY),
            Requirement.FORENSIC,
            needs -> strategy(needs, MilestoningStrategy.FORENSIC),
            Requirement.LIVE_WITH_FORENSIC_HISTORY,
            needs -> strategy(needs, MilestoningStrategy.LIVE_WITH_FORENSIC_HISTORY),
            Requirement.RETENTION,
            NodeRequirements::retention,
            Requirement.PRODUCTION,
            needs -> Optional.of(needs.productionStatus()).filter(ProductionStatus.PRODUCTION::equals));

    private static Optional<?> strategy(NodeRequirements needs, MilestoningStrategy strategy) {
        return needs.milestoning().contains(strategy) ? Optional.of(strategy) : Optional.empty();
    }

    private static NodeRequirements merge(NodeRequirements one, NodeRequirements other) {
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
