package io.datasurface.host;

import io.datasurface.graph.DataTransformerNode;
import io.datasurface.graph.DatasetGroupKey;
import io.datasurface.graph.ExportNode;
import io.datasurface.graph.IngestionMultiNode;
import io.datasurface.graph.IngestionSingleNode;
import io.datasurface.graph.IntentionGraph;
import io.datasurface.graph.IntentionNode;
import io.datasurface.graph.NodeRequirements;
import io.datasurface.graph.TriggerNode;
import io.datasurface.graph.chunk.Chunk;
import io.datasurface.graph.chunk.ChunkPlan;
import io.datasurface.host.internal.InputDigest;
import io.datasurface.model.Dataset;
import io.datasurface.model.EcosystemIndex;
import io.datasurface.model.io.ModelHashes;
import io.datasurface.spi.ChunkInputs;
import io.datasurface.spi.ChunkRenderRequest;
import java.util.Collection;
import java.util.HashSet;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.Set;
import java.util.TreeSet;
import java.util.concurrent.ConcurrentHashMap;

/** Hashes what {@link ChunkInputs#NEIGHBOURHOOD} says that chunks depend on. Safe for concurrent use. */
final class Neighbourhood {
    private final EcosystemIndex model;
    private final IntentionGraph graph;
    private final ChunkPlan plan;
    private final ModelHashes hashes;
    private final Set<Long> previousBatch = new HashSet<>();

    /** Hashes of datastores and workspaces by name: many nodes name the same. */
    private final Map<String, String> stores = new ConcurrentHashMap<>();

    private final Map<String, String> workspaces = new ConcurrentHashMap<>();

    Neighbourhood(PlannedPlatform platform, ModelHashes hashes) {
        this.model = platform.platform().model().ecosystem();
        this.graph = platform.platform().model().graph();
        this.plan = platform.plan();
        this.hashes = hashes;
        for (int from = 0; from < graph.nodeCount(); from++) {
            for (int i = 0; i < graph.successorCount(from); i++) {
                if (graph.isPreviousBatch(from, i)) {
                    previousBatch.add(edge(from, graph.successor(from, i)));
                }
            }
        }
    }

    private static long edge(int from, int to) {
        return ((long) from << Integer.SIZE) | to;
    }

    /** Adds all that is near the nodes of a chunk and those that leave it. */
    void add(ChunkRenderRequest request, InputDigest digest) {
        Set<Integer> neighbours = new TreeSet<>();
        Set<Integer> own = new HashSet<>();
        digest.add(Integer.toString(request.chunk().nodes().size()));
        request.chunk().nodes().forEach(name -> addNode(name, digest, own, neighbours));
        for (String name : request.leaving()) {
            addNode(name, digest.add(chunk(name)), own, neighbours);
        }
        neighbours.removeAll(own);
        for (int neighbour : neighbours) {
            digest.add(chunk(graph.name(neighbour)));
            graph.node(neighbour).accept(new Face(digest, false));
        }
    }

    private String chunk(String node) {
        return plan.chunkOf(node).map(Chunk::id).orElse("");
    }

    private void addNode(String name, InputDigest digest, Set<Integer> own, Set<Integer> neighbours) {
        OptionalInt found = graph.find(name);
        digest.add(name).add(found.isPresent() ? "there" : "gone");
        if (found.isEmpty()) {
            return;
        }
        int node = found.getAsInt();
        own.add(node);
        graph.node(node).accept(new Face(digest, true));
        digest.add(Integer.toString(graph.successorCount(node)));
        for (int i = 0; i < graph.successorCount(node); i++) {
            addEdge(node, graph.successor(node, i), graph.successor(node, i), digest, neighbours);
        }
        digest.add(Integer.toString(graph.predecessorCount(node)));
        for (int i = 0; i < graph.predecessorCount(node); i++) {
            addEdge(graph.predecessor(node, i), node, graph.predecessor(node, i), digest, neighbours);
        }
    }

    private void addEdge(int from, int to, int other, InputDigest digest, Set<Integer> neighbours) {
        digest.add(graph.name(other)).add(previousBatch.contains(edge(from, to)) ? "previous" : "");
        neighbours.add(other);
    }

    private String hashOfStore(String name) {
        InputDigest digest = new InputDigest();
        model.datastore(name)
                .ifPresent(entry -> digest.add(hashes.datastore(entry.datastore()))
                        .add(entry.zone().name())
                        .add(entry.team().name()));
        Optional.ofNullable(model.ecosystem().primaryIngestionPlatforms().get(name))
                .ifPresent(primary -> digest.add(hashes.primary(primary)));
        return digest.hex();
    }

    private String hashOfWorkspace(String name) {
        InputDigest digest = new InputDigest();
        model.workspace(name)
                .ifPresent(entry -> digest.add(hashes.workspace(entry.workspace()))
                        .add(entry.zone().name())
                        .add(entry.team().name()));
        return digest.add(model.assignments(name).stream()
                        .map(hashes::assignments)
                        .sorted()
                        .toList())
                .hex();
    }

    /** Adds what the graph shows of a node and the objects that it names; the result is the digest. */
    private final class Face implements IntentionNode.Visitor<InputDigest> {
        private final InputDigest digest;
        private final boolean isOwn;

        Face(InputDigest digest, boolean isOwn) {
            this.digest = digest;
            this.isOwn = isOwn;
        }

        @Override
        public InputDigest ingestionMulti(IngestionMultiNode node) {
            begin(node).add(node.readsFrom().orElse(""));
            store(node.store());
            return datasets(node.store());
        }

        @Override
        public InputDigest ingestionSingle(IngestionSingleNode node) {
            begin(node).add(node.readsFrom().orElse(""));
            store(node.store());
            return dataset(node.store(), node.dataset());
        }

        @Override
        public InputDigest export(ExportNode node) {
            begin(node).add(Integer.toString(node.consumers().size()));
            Set<String> workspaces = new TreeSet<>();
            for (DatasetGroupKey consumer : node.consumers()) {
                digest.add(consumer.workspace()).add(consumer.group());
                workspaces.add(consumer.workspace());
            }
            workspaces.forEach(this::workspace);
            store(node.store());
            return dataset(node.store(), node.dataset());
        }

        @Override
        public InputDigest trigger(TriggerNode node) {
            begin(node);
            return workspace(node.workspace());
        }

        @Override
        public InputDigest dataTransformer(DataTransformerNode node) {
            begin(node).add(node.outputStore());
            workspace(node.workspace());
            store(node.outputStore());
            return datasets(node.outputStore());
        }

        private InputDigest begin(IntentionNode node) {
            NodeRequirements needed = node.requirements();
            return digest.add(node.name())
                    .add(node.kind().name())
                    .add(text(needed.priority()))
                    .add(text(needed.latency()))
                    .add(text(needed.freshness()))
                    .add(new TreeSet<>(needed.milestoning()).toString())
                    .add(text(needed.retention()))
                    .add(needed.productionStatus().name());
        }

        private String text(Optional<?> value) {
            return value.map(Object::toString).orElse("");
        }

        private void store(String name) {
            digest.add(stores.computeIfAbsent(name, Neighbourhood.this::hashOfStore));
        }

        private InputDigest workspace(String name) {
            return digest.add(workspaces.computeIfAbsent(name, Neighbourhood.this::hashOfWorkspace));
        }

        private InputDigest datasets(String store) {
            Collection<Dataset> all = isOwn
                    ? model.datastore(store)
                            .map(entry -> entry.datastore().datasets().values())
                            .orElse(Set.of())
                    : Set.of();
            return digest.add(all.stream().map(hashes::dataset).sorted().toList());
        }

        private InputDigest dataset(String store, String name) {
            Optional<Dataset> found = isOwn ? model.dataset(store, name) : Optional.empty();
            return digest.add(found.map(hashes::dataset).orElse(""));
        }
    }
}
