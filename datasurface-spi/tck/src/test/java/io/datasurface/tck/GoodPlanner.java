package io.datasurface.tck;

import io.datasurface.graph.IngestionMultiNode;
import io.datasurface.graph.IngestionSingleNode;
import io.datasurface.graph.IntentionGraph;
import io.datasurface.graph.IntentionGraphs;
import io.datasurface.graph.IntentionNode;
import io.datasurface.graph.ListedGraph;
import io.datasurface.model.Datastore;
import io.datasurface.model.lint.ProblemCollector;
import io.datasurface.spi.ArtifactSink;
import io.datasurface.spi.EcosystemPlan;
import io.datasurface.spi.EcosystemPlanRequest;
import io.datasurface.spi.EcosystemPlanner;
import io.datasurface.spi.FeedTake;
import io.datasurface.spi.GraphChange;
import io.datasurface.spi.SpiVersion;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/** A planner that keeps the contract; tests spoil one thing at a time. The first platform by name ingests a store, the others read from it. */
public class GoodPlanner implements EcosystemPlanner {
    /** For the service loader. */
    public GoodPlanner() {}

    @Override
    public String name() {
        return "good-planner";
    }

    @Override
    public String description() {
        return "Lets one platform ingest each store";
    }

    @Override
    public String spiVersion() {
        return SpiVersion.CURRENT;
    }

    @Override
    public String version() {
        return "1";
    }

    @Override
    public EcosystemPlan plan(EcosystemPlanRequest request, ProblemCollector problems) {
        Map<String, String> primaries = new TreeMap<>();
        List<String> sharing = request.graphs().graphs().stream()
                .map(IntentionGraph::platform)
                .filter(name -> Optional.ofNullable(request.capabilities().get(name))
                        .filter(can -> can.offeredFormats().contains(SharingProvider.FORMAT))
                        .isPresent())
                .toList();
        for (IntentionGraph graph : request.graphs().graphs()) {
            if (sharing.contains(graph.platform())) {
                graph.nodes()
                        .forEach(node -> SharingProvider.store(node)
                                .ifPresent(store -> primaries.putIfAbsent(store, graph.platform())));
            }
        }
        primaries.replaceAll((store, first) -> chosen(request, store, first));
        List<GraphChange> changes = new ArrayList<>();
        TreeMap<String, FeedTake> takes = new TreeMap<>();
        List<IntentionGraph> graphs = new ArrayList<>();
        for (IntentionGraph graph : request.graphs().graphs()) {
            graphs.add(sharing.contains(graph.platform()) ? shared(request, graph, primaries, changes, takes) : graph);
        }
        return new EcosystemPlan(
                new IntentionGraphs(graphs), changes, List.copyOf(takes.values()), new TreeMap<>(primaries));
    }

    /** The platform that ingests a store, of those that would. */
    String chosen(EcosystemPlanRequest request, String store, String first) {
        String before = request.previous().getOrDefault(store, first);
        return ingests(request, before, store) ? before : first;
    }

    static boolean ingests(EcosystemPlanRequest request, String platform, String store) {
        return request.graphs()
                .find(platform)
                .filter(graph -> graph.nodes().stream()
                        .anyMatch(node -> SharingProvider.store(node).equals(Optional.of(store))))
                .isPresent();
    }

    private static IntentionGraph shared(
            EcosystemPlanRequest request,
            IntentionGraph graph,
            Map<String, String> primaries,
            List<GraphChange> changes,
            Map<String, FeedTake> takes) {
        ListedGraph.Builder builder = ListedGraph.builder(graph.platform());
        for (int node = 0; node < graph.nodeCount(); node++) {
            IntentionNode original = graph.node(node);
            String store = SharingProvider.store(original).orElse("");
            String from = primaries.getOrDefault(store, graph.platform());
            if (from.equals(graph.platform())) {
                builder.node(original, graph.reasons(node));
                continue;
            }
            String reason = from + " ingests " + store + ".";
            builder.node(reading(original, from), graph.reasons(node));
            changes.add(new GraphChange(graph.platform(), original.name(), reason));
            Datastore datastore =
                    request.ecosystem().datastore(store).orElseThrow().datastore();
            takes.put(
                    graph.platform() + "\0" + store,
                    new FeedTake(
                            graph.platform(),
                            from,
                            store,
                            SharingProvider.FORMAT,
                            List.copyOf(datastore.datasets().keySet()),
                            reason));
        }
        for (int node = 0; node < graph.nodeCount(); node++) {
            for (int index = 0; index < graph.successorCount(node); index++) {
                builder.edge(
                        graph.name(node), graph.name(graph.successor(node, index)), graph.isPreviousBatch(node, index));
            }
        }
        return builder.build();
    }

    static IntentionNode reading(IntentionNode node, String from) {
        if (node instanceof IngestionMultiNode multi) {
            return new IngestionMultiNode(
                    multi.platform(), multi.id(), multi.store(), Optional.of(from), multi.requirements());
        }
        IngestionSingleNode single = (IngestionSingleNode) node;
        return new IngestionSingleNode(
                single.platform(),
                single.id(),
                single.store(),
                single.dataset(),
                Optional.of(from),
                single.requirements());
    }

    @Override
    public void render(EcosystemPlanRequest request, EcosystemPlan plan, ArtifactSink sink) {
        sink.add(
                "primaries.json",
                "{\"formatVersion\": 1, \"stores\": " + plan.decisions().size() + "}\n");
    }
}
