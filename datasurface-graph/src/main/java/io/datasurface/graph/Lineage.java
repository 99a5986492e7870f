package io.datasurface.graph;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.SortedMap;
import java.util.TreeMap;

/**
 * Where a dataset comes from and what is made of it, through transformers and, if several graphs are given, across platforms. Of a store
 * that is ingested as a whole only the exports of this dataset are followed; of the outputs of transformers all are. (A graph does not
 * know what datasets such a store has, so one that does not exist has the lineage of one that nobody uses.) Previous-batch edges
 * count: data flows along them. The ids of nodes are those of {@link #graphs}.
 */
public final class Lineage {
    /**
     * A node beside another one.
     *
     * @param node the node
     * @param previousBatch whether what flows between them is of an earlier batch
     */
    public record Link(IntentionNode node, boolean previousBatch) {}

    private final String store;
    private final String dataset;
    private final SortedMap<String, SubGraph> parts = new TreeMap<>();
    private final List<PlatformRead> reads;
    private final Map<String, List<PlatformRead>> readsByEnd = new HashMap<>();

    private Lineage(String store, String dataset, LineageSearch search) {
        this.store = store;
        this.dataset = dataset;
        search.found().forEach((platform, nodes) -> {
            if (!nodes.isEmpty()) {
                parts.put(platform, SubGraph.of(search.graph(platform), nodes));
            }
        });
        reads = List.copyOf(graphs().reads());
        for (PlatformRead read : reads) {
            readsByEnd
                    .computeIfAbsent(read.from().name(), name -> new ArrayList<>())
                    .add(read);
            readsByEnd
                    .computeIfAbsent(read.to().name(), name -> new ArrayList<>())
                    .add(read);
        }
    }

    /**
     * Follows a dataset on all platforms.
     *
     * @param graphs the graphs
     * @param store name of the datastore
     * @param dataset name of the dataset
     * @return its lineage; empty if no platform ingests it
     */
    public static Optional<Lineage> of(IntentionGraphs graphs, String store, String dataset) {
        LineageSearch search = new LineageSearch(graphs, store, dataset);
        Lineage lineage = new Lineage(store, dataset, search);
        return lineage.parts.isEmpty() ? Optional.empty() : Optional.of(lineage);
    }

    /**
     * Follows a dataset on one platform.
     *
     * @param graph the graph
     * @param store name of the datastore
     * @param dataset name of the dataset
     * @return its lineage; empty if the platform does not ingest it
     */
    public static Optional<Lineage> of(IntentionGraph graph, String store, String dataset) {
        return of(new IntentionGraphs(List.of(graph)), store, dataset);
    }

    /**
     * The datastore.
     *
     * @return its name
     */
    public String store() {
        return store;
    }

    /**
     * The dataset.
     *
     * @return its name in the store
     */
    public String dataset() {
        return dataset;
    }

    /**
     * The parts of the graphs that belong to the lineage.
     *
     * @return a graph for each platform that has a part
     */
    public IntentionGraphs graphs() {
        return new IntentionGraphs(List.copyOf(parts.values()));
    }

    /**
     * Where the dataset comes in.
     *
     * @return its ingestion on each platform that has one
     */
    public List<IntentionNode> starts() {
        List<IntentionNode> starts = new ArrayList<>();
        parts.values().forEach(part -> ingestion(part).ifPresent(node -> starts.add(part.node(node))));
        return starts;
    }

    private OptionalInt ingestion(IntentionGraph graph) {
        return LineageSearch.ingestion(graph, store, dataset);
    }

    /**
     * What works on what a node made, one step further.
     *
     * @param node a node of the lineage
     * @return nodes of the same platform in the order of their ids, then the ingestions of other platforms that read its buffer
     */
    public List<Link> uses(IntentionNode node) {
        SubGraph graph = part(node);
        OptionalInt start = ingestion(graph);
        List<Link> links = new ArrayList<>();
        for (int i = 0; i < graph.successorCount(node.id()); i++) {
            IntentionNode next = graph.node(graph.successor(node.id(), i));
            // Other datasets of the same store may belong to the lineage for another reason.
            if (start.isEmpty() || start.getAsInt() != node.id() || LineageSearch.isOf(next, dataset)) {
                links.add(new Link(next, graph.isPreviousBatch(node.id(), i)));
            }
        }
        readsByEnd.getOrDefault(node.name(), List.of()).stream()
                .filter(read -> read.from().name().equals(node.name()))
                .forEach(read -> links.add(new Link(read.to(), false)));
        return links;
    }

    /**
     * What a node works on, one step back.
     *
     * @param node a node of the lineage
     * @return the ingestion of another platform whose buffer it reads, or else nodes of the same platform in the order of their ids
     */
    public List<Link> origins(IntentionNode node) {
        SubGraph graph = part(node);
        List<Link> links = new ArrayList<>();
        readsByEnd.getOrDefault(node.name(), List.of()).stream()
                .filter(read -> read.to().name().equals(node.name()))
                .forEach(read -> links.add(new Link(read.from(), false)));
        for (int i = 0; i < graph.predecessorCount(node.id()); i++) {
            int before = graph.predecessor(node.id(), i);
            links.add(new Link(graph.node(before), Edges.isPreviousBatch(graph, before, node.id())));
        }
        return links;
    }

    /**
     * Where data goes from one platform to another.
     *
     * @return pairs of ingestions, in the order of the reading platforms, then of their nodes
     */
    public List<PlatformRead> reads() {
        return reads;
    }

    private SubGraph part(IntentionNode node) {
        SubGraph graph = parts.get(node.platform());
        if (graph == null
                || node.id() >= graph.nodeCount()
                || !graph.name(node.id()).equals(node.name())) {
            throw new IllegalArgumentException(
                    "node \"" + node.name() + "\" is not of this lineage; ask for nodes of its graphs()");
        }
        return graph;
    }
}
