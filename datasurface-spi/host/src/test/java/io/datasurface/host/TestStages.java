package io.datasurface.host;

import io.datasurface.graph.DatasetGroupKey;
import io.datasurface.graph.ExportNode;
import io.datasurface.graph.IngestionMultiNode;
import io.datasurface.graph.IntentionGraph;
import io.datasurface.graph.IntentionNode;
import io.datasurface.graph.NodeRequirements;
import io.datasurface.graph.chunk.Chunk;
import io.datasurface.graph.chunk.ChunkLimits;
import io.datasurface.graph.chunk.ChunkPlan;
import io.datasurface.graph.chunk.ResourceEstimator;
import io.datasurface.model.DatasetGroup;
import io.datasurface.model.DatasetSink;
import io.datasurface.model.Ecosystem;
import io.datasurface.model.EcosystemIndex;
import io.datasurface.model.SourceMap;
import io.datasurface.model.Workspace;
import io.datasurface.model.io.ModelFormat;
import io.datasurface.model.io.ModelHashes;
import io.datasurface.model.lint.LintResult;
import io.datasurface.model.lint.ProblemCollector;
import io.datasurface.model.platform.DSGDataPlatformAssignment;
import io.datasurface.model.platform.DatasetGroupDataPlatformAssignments;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.function.BiConsumer;

/**
 * Stages that are simple enough to see through: ingestions and exports only, a chunk per store. They keep the engine's tests from
 * depending on the quality of the real ones.
 */
final class TestStages implements Stages {
    private final BiConsumer<EcosystemIndex, ProblemCollector> lint;

    /** Plans that were given as previous ones, by platform. */
    final SortedMap<String, ChunkPlan> previous = new TreeMap<>();

    TestStages() {
        this((ecosystem, problems) -> {});
    }

    TestStages(BiConsumer<EcosystemIndex, ProblemCollector> lint) {
        this.lint = lint;
    }

    @Override
    public LintResult lint(EcosystemIndex ecosystem, SourceMap sources) {
        ProblemCollector problems = new ProblemCollector(sources);
        lint.accept(ecosystem, problems);
        return new LintResult(problems.problems(), List.of());
    }

    @Override
    public Graphs graphs(EcosystemIndex ecosystem, SourceMap sources) {
        Map<String, SortedMap<String, IntentionNode>> nodes = new TreeMap<>();
        for (DatasetGroupDataPlatformAssignments mapping : ecosystem.ecosystem().dsgPlatformMappings()) {
            Workspace workspace =
                    ecosystem.workspace(mapping.workspace()).orElseThrow().workspace();
            DatasetGroup group = workspace.dsgs().get(mapping.dsgName());
            for (DSGDataPlatformAssignment assignment : mapping.assignments()) {
                String platform = assignment.dataPlatform();
                SortedMap<String, IntentionNode> found = nodes.computeIfAbsent(platform, name -> new TreeMap<>());
                for (DatasetSink sink : group.sinks()) {
                    add(
                            found,
                            new IngestionMultiNode(
                                    platform, 0, sink.storeName(), Optional.empty(), NodeRequirements.NONE));
                    add(
                            found,
                            new ExportNode(
                                    platform,
                                    0,
                                    workspace.dataContainer().orElseThrow().name(),
                                    sink.storeName(),
                                    sink.datasetName(),
                                    List.of(new DatasetGroupKey(workspace.name(), group.name())),
                                    NodeRequirements.NONE));
                }
            }
        }
        Map<String, IntentionGraph> graphs = new TreeMap<>();
        nodes.forEach((platform, found) -> graphs.put(platform, new TestGraph(platform, List.copyOf(found.values()))));
        return new Graphs(graphs, List.of());
    }

    private static void add(SortedMap<String, IntentionNode> nodes, IntentionNode node) {
        nodes.put(node.name(), node);
    }

    @Override
    public Cut cut(IntentionGraph graph, ResourceEstimator estimator, ChunkLimits limits, Optional<ChunkPlan> plan) {
        plan.ifPresent(kept -> previous.put(graph.platform(), kept));
        SortedMap<String, List<String>> stores = new TreeMap<>();
        for (IntentionNode node : graph.nodes()) {
            estimator.node(node);
            String store = node instanceof ExportNode export ? export.store() : ((IngestionMultiNode) node).store();
            stores.computeIfAbsent(store, name -> new ArrayList<>()).add(node.name());
        }
        List<Chunk> chunks = stores.entrySet().stream()
                .map(store -> new Chunk(
                        store.getKey(),
                        "home",
                        0,
                        store.getValue(),
                        Map.of("nodes", (long) store.getValue().size()),
                        List.of()))
                .toList();
        return new Cut(new ChunkPlan(graph.platform(), chunks), List.of());
    }

    @Override
    public ModelHashes hashes(Ecosystem ecosystem) {
        return ModelHashes.of(ecosystem, ModelFormat.installed());
    }
}
