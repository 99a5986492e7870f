package io.datasurface.federation.plan;

import static org.assertj.core.api.Assertions.assertThat;

import io.datasurface.federation.testing.Model;
import io.datasurface.federation.testing.RandomModels;
import io.datasurface.graph.IngestionMultiNode;
import io.datasurface.graph.IngestionSingleNode;
import io.datasurface.graph.IntentionGraph;
import io.datasurface.graph.IntentionGraphs;
import io.datasurface.graph.IntentionNode;
import io.datasurface.graph.NodeKind;
import io.datasurface.graph.PlatformRead;
import io.datasurface.model.Workspace;
import io.datasurface.model.platform.DSGDataPlatformAssignment;
import io.datasurface.model.platform.DatasetGroupDataPlatformAssignments;
import io.datasurface.spi.FeedTake;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import org.jgrapht.alg.cycle.CycleDetector;
import org.jgrapht.graph.DefaultDirectedGraph;
import org.jgrapht.graph.DefaultEdge;

/** What holds for the plan of any federation. */
class PlannerPropertyTest {
    /** By store the platforms that read its source. */
    private static Map<String, Set<String>> loads(IntentionGraphs graphs) {
        Map<String, Set<String>> loads = new TreeMap<>();
        for (IntentionGraph graph : graphs.graphs()) {
            for (IntentionNode node : graph.nodes()) {
                if (node.kind().isIngestion() && readsFrom(node).isEmpty()) {
                    loads.computeIfAbsent(store(node), key -> new TreeSet<>()).add(graph.platform());
                }
            }
        }
        return loads;
    }

    private static Optional<String> readsFrom(IntentionNode node) {
        return node instanceof IngestionMultiNode multi ? multi.readsFrom() : ((IngestionSingleNode) node).readsFrom();
    }

    private static String store(IntentionNode node) {
        return node instanceof IngestionMultiNode multi ? multi.store() : ((IngestionSingleNode) node).store();
    }

    @Property(tries = 300)
    void theLoadOnEachSourceIsOneAndEveryReaderHasAWayFromIt(@ForAll Random random) {
        FederationPlan plan = RandomModels.of(random).plan().get();
        Map<String, Set<String>> loads = loads(plan.graphs());
        loads.forEach((store, platforms) -> assertThat(platforms).as(store).hasSize(1));
        for (IntentionGraph graph : plan.graphs().graphs()) {
            for (IntentionNode node : graph.nodes()) {
                if (node.kind().isIngestion()) {
                    Optional<String> from = readsFrom(node);
                    Set<String> seen = new HashSet<>();
                    while (from.isPresent()) {
                        assertThat(seen.add(from.get())).isTrue();
                        IntentionGraph giver = plan.graphs().find(from.get()).orElseThrow();
                        from = readsFrom(giver.nodes().stream()
                                .filter(other -> other.kind() == node.kind()
                                        && suffix(other).equals(suffix(node)))
                                .findFirst()
                                .orElseThrow());
                    }
                }
            }
        }
    }

    private static String suffix(IntentionNode node) {
        return node.name().substring(("Ingest/" + node.platform()).length());
    }

    /** What consumers get does not change but for transformers, which run on one platform. */
    @Property(tries = 300)
    void everyConsumerIsServedWhereItIsAssigned(@ForAll Random random) {
        Model model = RandomModels.of(random);
        FederationPlan plan = model.plan().get();
        for (DatasetGroupDataPlatformAssignments assignment : model.assignments) {
            Workspace workspace = model.workspaces.stream()
                    .filter(one -> one.name().equals(assignment.workspace()))
                    .findFirst()
                    .orElseThrow();
            if (workspace.dataTransformer().isPresent()) {
                continue;
            }
            for (DSGDataPlatformAssignment one : assignment.assignments()) {
                IntentionGraph graph = plan.graphs().find(one.dataPlatform()).orElseThrow();
                workspace.dsgs().values().stream()
                        .flatMap(group -> group.sinks().stream())
                        .map(sink -> "Export/" + one.dataPlatform() + "/mart of " + workspace.name() + "/"
                                + sink.storeName() + "/" + sink.datasetName())
                        .forEach(export ->
                                assertThat(graph.find(export)).as(export).isPresent());
            }
        }
        Map<String, Integer> runs = new TreeMap<>();
        plan.graphs()
                .graphs()
                .forEach(graph -> graph.nodes().stream()
                        .filter(node -> node.kind() == NodeKind.DATA_TRANSFORMER)
                        .forEach(node ->
                                runs.merge(node.name().substring(node.name().lastIndexOf('/')), 1, Integer::sum)));
        assertThat(runs.values()).allMatch(count -> count == 1);
    }

    @Property(tries = 200)
    void takesAndGraphsSayTheSame(@ForAll Random random) {
        FederationPlan plan = RandomModels.of(random).plan().get();
        Set<List<String>> reads = new HashSet<>();
        for (IntentionGraph graph : plan.graphs().graphs()) {
            for (IntentionNode node : graph.nodes()) {
                if (node.kind().isIngestion()) {
                    readsFrom(node).ifPresent(from -> reads.add(List.of(graph.platform(), from, store(node))));
                }
            }
        }
        Set<List<String>> takes = new HashSet<>();
        for (FeedTake take : plan.takes()) {
            takes.add(List.of(take.platform(), take.from(), take.store()));
            assertThat(take.reason()).isNotBlank();
            assertThat(take.datasets()).isNotEmpty();
        }
        assertThat(takes).isEqualTo(reads);
    }

    @Property(tries = 200)
    void allGraphsTogetherHaveNoCycle(@ForAll Random random) {
        IntentionGraphs graphs = RandomModels.of(random).plan().get().graphs();
        DefaultDirectedGraph<String, DefaultEdge> all = new DefaultDirectedGraph<>(DefaultEdge.class);
        for (IntentionGraph graph : graphs.graphs()) {
            graph.nodes().forEach(node -> all.addVertex(node.name()));
        }
        for (IntentionGraph graph : graphs.graphs()) {
            for (int node = 0; node < graph.nodeCount(); node++) {
                String from = graph.node(node).name();
                graph.successors(node)
                        .forEach(to -> all.addEdge(from, graph.node(to).name()));
            }
        }
        for (PlatformRead read : graphs.reads()) {
            all.addEdge(read.from().name(), read.to().name());
        }
        assertThat(new CycleDetector<>(all).detectCycles()).isFalse();
    }

    @Property(tries = 200)
    void theOrderInWhichTheModelIsWrittenDoesNotMatter(@ForAll Random random, @ForAll long shuffle) {
        Model model = RandomModels.of(random);
        FederationPlan plan = model.plan().get();
        Random order = new Random(shuffle);
        Collections.shuffle(model.providers, order);
        Collections.shuffle(model.stores, order);
        Collections.shuffle(model.workspaces, order);
        Collections.shuffle(model.assignments, order);
        Collections.shuffle(model.pins, order);
        FederationPlan again = model.plan().get();
        assertThat(again.decisions()).isEqualTo(plan.decisions());
        assertThat(again.takes()).isEqualTo(plan.takes());
        assertThat(again.changes()).isEqualTo(plan.changes());
        assertThat(again.cost()).isEqualTo(plan.cost());
    }

    /** With the last plan nothing moves when something comes that has nothing to do with it, and nothing when nothing does. */
    @Property(tries = 200)
    void smallChangesMoveNothing(@ForAll Random random) {
        Model model = RandomModels.of(random);
        FederationPlan plan = model.plan().get();
        assertThat(model.plan(plan.decisions()).get().decisions()).isEqualTo(plan.decisions());

        model.store("zz", "AWS:us").consumer("zz", List.of("P0", "P1"), "zz.d");
        Map<String, String> after =
                new TreeMap<>(model.plan(plan.decisions()).get().decisions());
        after.keySet().removeIf(key -> key.endsWith("/zz"));
        assertThat(after).isEqualTo(plan.decisions());

        Map<String, String> unrelated = new TreeMap<>(model.plan().get().decisions());
        unrelated.keySet().removeIf(key -> key.endsWith("/zz"));
        assertThat(unrelated).isEqualTo(plan.decisions());
    }

    /** Even a consumer that would have changed the choice does not move what is there. */
    @Property(tries = 200)
    void moreConsumersMoveNothing(@ForAll Random random) {
        Model model = RandomModels.of(random);
        FederationPlan plan = model.plan().get();
        model.consumer("zz", List.of("P2"), "s0.a");
        Map<String, String> after =
                new TreeMap<>(model.plan(plan.decisions()).get().decisions());
        plan.decisions().forEach((key, value) -> assertThat(after).containsEntry(key, value));
        assertThat(after.keySet()).noneMatch(key -> key.startsWith("stage/"));
    }

    @Property(tries = 300)
    void noPolicyIsBrokenAndItIsNeverDearerThanTheDirectPlan(@ForAll Random random) {
        Model model = RandomModels.of(random).keepOut("GCP:eu");
        Model.Planned planned = model.plan();
        if (planned.plan().isEmpty()) {
            assertThat(planned.problems()).allMatch(problem -> problem.code().startsWith("federation-"));
            return;
        }
        FederationPlan plan = planned.get();
        assertThat(plan.cost()).isLessThanOrEqualTo(plan.directCost());
        assertThat(plan.bound()).isLessThanOrEqualTo(plan.cost());
        for (StorePlan store : plan.stores()) {
            assertThat(place(model, plan.members().name(store.primary()))).isNotEqualTo("GCP:eu");
        }
        Set<List<String>> assigned = new HashSet<>();
        model.assignments.forEach(one -> one.assignments().forEach(to -> assigned.add(List.of(to.dataPlatform()))));
        for (FeedTake take : plan.takes()) {
            if (place(model, take.platform()).equals("GCP:eu")) {
                assertThat(assigned).contains(List.of(take.platform()));
            }
        }
    }

    private static String place(Model model, String platform) {
        return model.providers.stream()
                .filter(provider -> provider.dataPlatforms().containsKey(platform))
                .map(provider -> provider.locations().get(0).text())
                .findFirst()
                .orElseThrow();
    }

    /** The needs of all readers come to the primary platform. */
    @Property(tries = 200)
    void whatConsumersNeedComesToThePrimary(@ForAll Random random) {
        IntentionGraphs graphs = RandomModels.of(random).plan().get().graphs();
        for (PlatformRead read : graphs.reads()) {
            assertThat(read.from().requirements().milestoning())
                    .containsAll(read.to().requirements().milestoning());
            assertThat(new ArrayList<>(
                            read.from().requirements().priority().stream().toList()))
                    .hasSizeGreaterThanOrEqualTo(
                            read.to().requirements().priority().isPresent() ? 1 : 0);
        }
    }
}
