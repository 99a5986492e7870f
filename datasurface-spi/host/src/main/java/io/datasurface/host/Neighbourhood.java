package io.datasurface.host;

import io.datasurface.graph.GraphColumns;
import io.datasurface.graph.GraphSource;
import io.datasurface.graph.IntentionGraph;
import io.datasurface.graph.NodeKind;
import io.datasurface.graph.NodeRequirements;
import io.datasurface.graph.chunk.ChunkPlan;
import io.datasurface.host.internal.InputDigest;
import io.datasurface.model.MilestoningStrategy;
import io.datasurface.spi.ChunkInputs;
import io.datasurface.spi.ChunkRenderRequest;
import java.util.Arrays;
import java.util.BitSet;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.stream.IntStream;

/** Hashes what {@link ChunkInputs#NEIGHBOURHOOD} says that chunks depend on. Safe for concurrent use. */
final class Neighbourhood {
    private static final MilestoningStrategy[] MILESTONING = MilestoningStrategy.values();
    private static final int[] NONE = {};

    private final IntentionGraph graph;
    private final GraphColumns columns;
    private final GraphSource source;
    private final ChunkPlan plan;
    private final NamedHashes named;
    private final HintHashes hints;
    private final Set<Long> previousBatch = new HashSet<>();

    /** By node: the position of its chunk in the plan. */
    private final int[] chunkOf;

    /** By position of a chunk: its nodes, ascending. */
    private final int[][] nodesOf;

    private final Map<String, Integer> positions = new HashMap<>();

    /** Requirements as texts, by their numbers. */
    private final Map<Long, String> needs = new ConcurrentHashMap<>();

    /**
     * Makes the neighbourhoods of the chunks of a platform.
     *
     * @param columns its graph, by the ids of a source
     * @param named hashes by the ids of the same source
     * @param hints what the platform is advised to do
     */
    Neighbourhood(PlannedPlatform platform, GraphColumns columns, NamedHashes named, HintHashes hints) {
        this.graph = platform.platform().model().graph();
        this.columns = columns;
        this.source = named.source();
        this.plan = platform.plan();
        this.named = named;
        this.hints = hints;
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
        Nodes seen = new Nodes(digest);
        for (int node : all) {
            boolean isOwn = Arrays.binarySearch(own, node) >= 0;
            boolean isHere = position != null && chunkOf[node] == position;
            digest.add(isOwn ? 1 : 0).add(isHere ? "" : chunk(node));
            seen.add(node, isOwn);
            if (isOwn) {
                addEdges(node, all, digest);
            }
        }
        seen.addNamed();
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

    /** Adds what the graph shows of nodes, and notes the datastores and workspaces that they name: many name the same. */
    private final class Nodes {
        private final InputDigest digest;
        private final BitSet stores = new BitSet(source.storeCount());
        private final BitSet workspaces = new BitSet(source.workspaceCount());

        Nodes(InputDigest digest) {
            this.digest = digest;
        }

        /** Adds a node; datasets that it names only if it is one of the chunk. */
        void add(int node, boolean isOwn) {
            NodeKind kind = graph.kind(node);
            int subject = columns.subject(node);
            digest.add(kind.label()).add(needs(node));
            switch (kind) {
                case INGESTION_MULTI -> {
                    digest.add(readsFrom(node));
                    store(subject);
                    datasets(subject, isOwn);
                }
                case INGESTION_SINGLE -> {
                    digest.add(readsFrom(node));
                    dataset(subject, isOwn);
                }
                case EXPORT -> {
                    digest.add(source.containerIdentity(columns.container(node)));
                    consumers(node);
                    dataset(subject, isOwn);
                }
                case TRIGGER -> workspace(subject);
                case DATA_TRANSFORMER -> {
                    workspace(subject);
                    store(source.outputStore(subject));
                    datasets(source.outputStore(subject), isOwn);
                }
            }
        }

        private void consumers(int export) {
            int count = columns.consumerCount(export);
            digest.add(count);
            for (int i = 0; i < count; i++) {
                int group = columns.consumer(export, i);
                workspace(columns.workspaceOf(group));
                digest.add(source.groupName(group));
            }
        }

        private void store(int store) {
            stores.set(store);
            digest.add(source.storeName(store));
        }

        private void workspace(int workspace) {
            workspaces.set(workspace);
            digest.add(source.workspaceName(workspace));
        }

        /** All of a store, in the order of their names. */
        private void datasets(int store, boolean isOwn) {
            if (isOwn) {
                int end = source.firstDataset(store + 1);
                digest.add(end - source.firstDataset(store));
                for (int dataset = source.firstDataset(store); dataset < end; dataset++) {
                    digest.add(named.ofDataset(store, dataset));
                }
            }
        }

        private void dataset(int dataset, boolean isOwn) {
            int store = columns.storeOf(dataset);
            store(store);
            digest.add(source.datasetName(dataset));
            if (isOwn) {
                digest.add(named.ofDataset(store, dataset));
            }
        }

        /** Adds all that the nodes have named, each once. */
        void addNamed() {
            digest.add(stores.cardinality());
            stores.stream().forEach(store -> {
                String name = source.storeName(store);
                digest.add(name).add(named.ofStore(store)).add(hints.ofStore(name));
            });
            workspaces.stream().forEach(workspace -> {
                String name = source.workspaceName(workspace);
                digest.add(name).add(named.ofWorkspace(workspace)).add(hints.ofWorkspace(name));
            });
        }
    }

    private String readsFrom(int ingestion) {
        int platform = columns.readsFrom(ingestion);
        return platform < 0 ? "" : source.platformName(platform);
    }

    /** The requirements of a node as a text; many nodes have the same. */
    private String needs(int node) {
        return needs.computeIfAbsent(columns.needs(node), number -> {
            NodeRequirements needed = graph.requirements(node);
            return String.join(
                    " ",
                    text(needed.priority()),
                    text(needed.latency()),
                    text(needed.freshness()),
                    Integer.toString(history(needed)),
                    text(needed.retention()),
                    needed.productionStatus().name());
        });
    }

    private static int history(NodeRequirements needed) {
        int kinds = 0;
        for (MilestoningStrategy strategy : MILESTONING) {
            kinds = 2 * kinds + (needed.milestoning().contains(strategy) ? 1 : 0);
        }
        return kinds;
    }

    private static String text(Optional<?> value) {
        return value.map(Object::toString).orElse("");
    }
}
