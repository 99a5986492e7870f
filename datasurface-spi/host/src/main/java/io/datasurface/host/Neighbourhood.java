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
import io.datasurface.graph.chunk.ChunkPlan;
import io.datasurface.host.internal.InputDigest;
import io.datasurface.model.Dataset;
import io.datasurface.model.EcosystemIndex;
import io.datasurface.model.MilestoningStrategy;
import io.datasurface.model.io.ModelHashes;
import io.datasurface.spi.ChunkInputs;
import io.datasurface.spi.ChunkRenderRequest;
import java.util.Arrays;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.Set;
import java.util.TreeSet;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.UnaryOperator;
import java.util.stream.IntStream;

/** Hashes what {@link ChunkInputs#NEIGHBOURHOOD} says that chunks depend on. Safe for concurrent use. */
final class Neighbourhood {
    private static final MilestoningStrategy[] MILESTONING = MilestoningStrategy.values();
    private static final int[] NONE = {};

    private final EcosystemIndex model;
    private final IntentionGraph graph;
    private final ChunkPlan plan;
    private final ModelHashes hashes;
    private final HintHashes hints;
    private final Set<Long> previousBatch = new HashSet<>();

    /** By node: the position of its chunk in the plan. */
    private final int[] chunkOf;

    /** By position of a chunk: its nodes, ascending. */
    private final int[][] nodesOf;

    private final Map<String, Integer> positions = new HashMap<>();

    /** Hashes of datastores and workspaces by name: many nodes name the same. */
    private final Map<String, String> stores = new ConcurrentHashMap<>();

    private final Map<String, String> workspaces = new ConcurrentHashMap<>();

    Neighbourhood(PlannedPlatform platform, ModelHashes hashes) {
        this.model = platform.platform().model().ecosystem();
        this.graph = platform.platform().model().graph();
        this.plan = platform.plan();
        this.hashes = hashes;
        this.hints = new HintHashes(model, platform.platform().name(), hashes);
        this.chunkOf = plan.chunksOf(graph);
        this.nodesOf = byChunk(chunkOf, plan.chunks().size());
        for (int i = 0; i < nodesOf.length; i++) {
            positions.put(plan.chunks().get(i).id(), i);
        }
        for (int from = 0; from < graph.nodeCount(); from++) {
            for (int i = 0; i < graph.successorCount(from); i++) {
                if (graph.isPreviousBatch(from, i)) {
                    previousBatch.add(edge(from, graph.successor(from, i)));
                }
            }
        }
    }

    private static int[][] byChunk(int[] chunkOf, int chunks) {
        int[] sizes = new int[chunks];
        for (int chunk : chunkOf) {
            if (chunk >= 0) {
                sizes[chunk]++;
            }
        }
        int[][] nodes = new int[chunks][];
        Arrays.setAll(nodes, chunk -> new int[sizes[chunk]]);
        Arrays.fill(sizes, 0);
        for (int node = 0; node < chunkOf.length; node++) {
            int chunk = chunkOf[node];
            if (chunk >= 0) {
                nodes[chunk][sizes[chunk]++] = node;
            }
        }
        return nodes;
    }

    private static long edge(int from, int to) {
        return ((long) from << Integer.SIZE) | to;
    }

    /**
     * Adds all that is near the nodes of a chunk and those that leave it: each of these nodes and their neighbours once, in the order of the
     * graph, so that edges can name them by their places among these.
     */
    void add(ChunkRenderRequest request, InputDigest digest) {
        Integer position = positions.get(request.chunk().id());
        int[] nodes = position == null ? NONE : nodesOf[position];
        digest.add(request.chunk().nodes().size());
        int[] own = withLeaving(nodes, request.leaving(), digest);
        int[] all = withNeighbours(own);
        digest.add(all.length);
        for (int node : all) {
            boolean isOwn = Arrays.binarySearch(own, node) >= 0;
            boolean isHere = position != null && chunkOf[node] == position;
            digest.add(isOwn ? 1 : 0).add(isHere ? "" : chunk(node));
            graph.node(node).accept(new Face(digest, isOwn));
            if (isOwn) {
                addEdges(node, all, digest);
            }
        }
    }

    /** Those of the chunk and those that leave it and are still there, ascending. */
    private int[] withLeaving(int[] nodes, List<String> leaving, InputDigest digest) {
        if (leaving.isEmpty()) {
            return nodes;
        }
        IntStream.Builder found = IntStream.builder();
        for (String name : leaving) {
            OptionalInt node = graph.find(name);
            digest.add(name).add(node.isPresent() ? "there" : "gone");
            node.ifPresent(found::add);
        }
        return IntStream.concat(Arrays.stream(nodes), found.build())
                .sorted()
                .distinct()
                .toArray();
    }

    private int[] withNeighbours(int[] own) {
        int count = own.length;
        for (int node : own) {
            count += graph.successorCount(node) + graph.predecessorCount(node);
        }
        int[] all = Arrays.copyOf(own, count);
        int next = own.length;
        for (int node : own) {
            for (int i = 0; i < graph.successorCount(node); i++) {
                all[next++] = graph.successor(node, i);
            }
            for (int i = 0; i < graph.predecessorCount(node); i++) {
                all[next++] = graph.predecessor(node, i);
            }
        }
        Arrays.sort(all);
        int distinct = 0;
        for (int i = 0; i < count; i++) {
            if (i == 0 || all[i] != all[i - 1]) {
                all[distinct++] = all[i];
            }
        }
        return Arrays.copyOf(all, distinct);
    }

    private String chunk(int node) {
        return chunkOf[node] < 0 ? "" : plan.chunks().get(chunkOf[node]).id();
    }

    private void addEdges(int node, int[] all, InputDigest digest) {
        digest.add(graph.successorCount(node));
        for (int i = 0; i < graph.successorCount(node); i++) {
            int other = graph.successor(node, i);
            addEdge(edge(node, other), Arrays.binarySearch(all, other), digest);
        }
        digest.add(graph.predecessorCount(node));
        for (int i = 0; i < graph.predecessorCount(node); i++) {
            int other = graph.predecessor(node, i);
            addEdge(edge(other, node), Arrays.binarySearch(all, other), digest);
        }
    }

    private void addEdge(long edge, int place, InputDigest digest) {
        digest.add(!previousBatch.isEmpty() && previousBatch.contains(edge) ? -1 - place : place);
    }

    /** Most are known, and asking so needs no lock. */
    private static String known(Map<String, String> hashes, String name, UnaryOperator<String> hash) {
        String known = hashes.get(name);
        return known != null ? known : hashes.computeIfAbsent(name, hash);
    }

    private String hashOfStore(String name) {
        InputDigest digest = new InputDigest();
        model.datastore(name)
                .ifPresent(entry -> digest.add(hashes.datastore(entry.datastore()))
                        .add(entry.zone().name())
                        .add(entry.team().name()));
        Optional.ofNullable(model.ecosystem().primaryIngestionPlatforms().get(name))
                .ifPresent(primary -> digest.add(hashes.primary(primary)));
        return digest.add(hints.ofStore(name)).hex();
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
                .add(hints.ofWorkspace(name))
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
                    .add(history(needed))
                    .add(text(needed.retention()))
                    .add(needed.productionStatus().name());
        }

        private static int history(NodeRequirements needed) {
            int kinds = 0;
            for (MilestoningStrategy strategy : MILESTONING) {
                kinds = 2 * kinds + (needed.milestoning().contains(strategy) ? 1 : 0);
            }
            return kinds;
        }

        private String text(Optional<?> value) {
            return value.map(Object::toString).orElse("");
        }

        private void store(String name) {
            digest.add(known(stores, name, Neighbourhood.this::hashOfStore));
        }

        private InputDigest workspace(String name) {
            return digest.add(known(workspaces, name, Neighbourhood.this::hashOfWorkspace));
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
