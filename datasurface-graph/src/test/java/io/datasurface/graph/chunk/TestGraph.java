package io.datasurface.graph.chunk;

import io.datasurface.graph.DataTransformerNode;
import io.datasurface.graph.ExportNode;
import io.datasurface.graph.IngestionMultiNode;
import io.datasurface.graph.IngestionSingleNode;
import io.datasurface.graph.IntentionGraph;
import io.datasurface.graph.IntentionNode;
import io.datasurface.graph.NodeKind;
import io.datasurface.graph.NodeRequirements;
import io.datasurface.graph.TriggerNode;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.Set;

/** A plain graph for tests, built edge by edge; numbers its nodes in the order in which they were added, so that tests can shuffle them. */
final class TestGraph implements IntentionGraph {
    static final String PLATFORM = "P";

    private final String platform;
    private final List<String> names;
    private final List<NodeKind> kinds;
    private final Map<String, Integer> ids = new HashMap<>();
    private final int[][] next;
    private final boolean[][] previousBatch;
    private final int[][] previous;

    private TestGraph(Builder builder) {
        platform = builder.platform;
        names = List.copyOf(builder.kinds.keySet());
        kinds = List.copyOf(builder.kinds.values());
        for (int id = 0; id < names.size(); id++) {
            ids.put(names.get(id), id);
        }
        next = new int[names.size()][];
        previousBatch = new boolean[names.size()][];
        List<List<Integer>> incoming = new ArrayList<>();
        for (int id = 0; id < names.size(); id++) {
            incoming.add(new ArrayList<>());
        }
        for (int id = 0; id < names.size(); id++) {
            Set<String> targets = builder.edges.getOrDefault(names.get(id), Set.of());
            Set<String> late = builder.lateEdges.getOrDefault(names.get(id), Set.of());
            next[id] = targets.stream()
                    .mapToInt(name -> Objects.requireNonNull(ids.get(name), name))
                    .sorted()
                    .toArray();
            previousBatch[id] = new boolean[next[id].length];
            for (int i = 0; i < next[id].length; i++) {
                previousBatch[id][i] = late.contains(names.get(next[id][i]));
                incoming.get(next[id][i]).add(id);
            }
        }
        previous = incoming.stream()
                .map(list -> list.stream().mapToInt(Integer::intValue).toArray())
                .toArray(int[][]::new);
    }

    static Builder builder() {
        return builder(PLATFORM);
    }

    static Builder builder(String platform) {
        return new Builder(platform);
    }

    /** Builds a graph; nodes may be named in edges before they are added. */
    static final class Builder {
        private final String platform;
        private final Map<String, NodeKind> kinds = new LinkedHashMap<>();
        private final Map<String, Set<String>> edges = new HashMap<>();
        private final Map<String, Set<String>> lateEdges = new HashMap<>();

        private Builder(String platform) {
            this.platform = platform;
        }

        Builder ingest(String store) {
            return node("Ingest/P/" + store, NodeKind.INGESTION_MULTI);
        }

        Builder ingest(String store, String dataset) {
            return node("Ingest/P/" + store + "/" + dataset, NodeKind.INGESTION_SINGLE);
        }

        /** Adds an export and the edge from the ingestion, which is multi if there is no single one. */
        Builder export(String container, String store, String dataset) {
            String name = "Export/P/" + container + "/" + store + "/" + dataset;
            node(name, NodeKind.EXPORT);
            String single = "Ingest/P/" + store + "/" + dataset;
            return edge(kinds.containsKey(single) ? single : "Ingest/P/" + store, name);
        }

        /** Adds a trigger, its transformer and the multi ingestion of what it writes. */
        Builder transformer(String workspace, String outputStore) {
            node("Trigger/P/" + workspace, NodeKind.TRIGGER);
            node("DataTransformer/P/" + workspace, NodeKind.DATA_TRANSFORMER);
            ingest(outputStore);
            edge("Trigger/P/" + workspace, "DataTransformer/P/" + workspace);
            return edge("DataTransformer/P/" + workspace, "Ingest/P/" + outputStore);
        }

        Builder node(String name, NodeKind kind) {
            kinds.put(name, kind);
            return this;
        }

        Builder edge(String from, String to) {
            edges.computeIfAbsent(from, key -> new LinkedHashSet<>()).add(to);
            return this;
        }

        Builder lateEdge(String from, String to) {
            lateEdges.computeIfAbsent(from, key -> new LinkedHashSet<>()).add(to);
            return edge(from, to);
        }

        TestGraph build() {
            return new TestGraph(this);
        }
    }

    @Override
    public String platform() {
        return platform;
    }

    @Override
    public int nodeCount() {
        return names.size();
    }

    @Override
    public int edgeCount() {
        return Arrays.stream(next).mapToInt(edges -> edges.length).sum();
    }

    @Override
    public NodeKind kind(int node) {
        return kinds.get(node);
    }

    @Override
    public String name(int node) {
        return names.get(node);
    }

    @Override
    public IntentionNode node(int node) {
        String[] parts = names.get(node).split("/", -1);
        return switch (kinds.get(node)) {
            case INGESTION_MULTI ->
                new IngestionMultiNode(platform, node, parts[2], Optional.empty(), NodeRequirements.NONE);
            case INGESTION_SINGLE ->
                new IngestionSingleNode(platform, node, parts[2], parts[3], Optional.empty(), NodeRequirements.NONE);
            case EXPORT ->
                new ExportNode(platform, node, parts[2], parts[3], parts[4], List.of(), NodeRequirements.NONE);
            case TRIGGER -> new TriggerNode(platform, node, parts[2], NodeRequirements.NONE);
            case DATA_TRANSFORMER -> new DataTransformerNode(platform, node, parts[2], "out", NodeRequirements.NONE);
        };
    }

    @Override
    public NodeRequirements requirements(int node) {
        return NodeRequirements.NONE;
    }

    @Override
    public OptionalInt find(String name) {
        Integer id = ids.get(name);
        return id == null ? OptionalInt.empty() : OptionalInt.of(id);
    }

    @Override
    public int successorCount(int node) {
        return next[node].length;
    }

    @Override
    public int successor(int node, int index) {
        return next[node][index];
    }

    @Override
    public boolean isPreviousBatch(int node, int index) {
        return previousBatch[node][index];
    }

    @Override
    public int predecessorCount(int node) {
        return previous[node].length;
    }

    @Override
    public int predecessor(int node, int index) {
        return previous[node][index];
    }
}
