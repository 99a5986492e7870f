package io.datasurface.graph;

import java.util.ArrayDeque;
import java.util.BitSet;
import java.util.Deque;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.SortedMap;
import java.util.TreeMap;

/** Finds the nodes of a {@link Lineage}. */
final class LineageSearch {
    private record Place(String platform, int node) {}

    private final Map<String, IntentionGraph> graphs = new HashMap<>();
    private final SortedMap<String, BitSet> found = new TreeMap<>();

    LineageSearch(IntentionGraphs all, String store, String dataset) {
        all.graphs().forEach(graph -> graphs.put(graph.platform(), graph));
        Walk up = new Walk(false);
        Walk down = new Walk(true);
        for (IntentionGraph graph : all.graphs()) {
            OptionalInt start = ingestion(graph, store, dataset);
            if (start.isPresent()) {
                up.reach(graph, start.getAsInt());
                down.add(graph, start.getAsInt());
                // What else of a store is exported is no use of this dataset.
                for (int i = 0; i < graph.successorCount(start.getAsInt()); i++) {
                    int next = graph.successor(start.getAsInt(), i);
                    if (isOf(graph.node(next), dataset)) {
                        down.reach(graph, next);
                    }
                }
            }
        }
        up.run();
        down.run();
        graphs.keySet().forEach(platform -> {
            BitSet nodes = up.reached(platform);
            nodes.or(down.reached(platform));
            found.put(platform, nodes);
        });
    }

    IntentionGraph graph(String platform) {
        IntentionGraph graph = graphs.get(platform);
        if (graph == null) {
            throw new IllegalArgumentException("no graph of platform \"" + platform + "\"");
        }
        return graph;
    }

    /** By platform: the nodes of the lineage. */
    SortedMap<String, BitSet> found() {
        return found;
    }

    /** Where a dataset is ingested, on its own or with its store. */
    static OptionalInt ingestion(IntentionGraph graph, String store, String dataset) {
        OptionalInt single = graph.find(NodeNames.compose(NodeNames.INGEST, graph.platform(), store, dataset));
        if (single.isPresent()) {
            return single;
        }
        return graph.find(NodeNames.compose(NodeNames.INGEST, graph.platform(), store));
    }

    static boolean isOf(IntentionNode node, String dataset) {
        return !(node instanceof ExportNode export) || export.dataset().equals(dataset);
    }

    /** The platform whose buffer a node reads. */
    static Optional<String> readFrom(IntentionNode node) {
        if (node instanceof IngestionMultiNode multi) {
            return multi.readsFrom();
        }
        return node instanceof IngestionSingleNode single ? single.readsFrom() : Optional.empty();
    }

    /** The same ingestion in another graph. */
    static OptionalInt sameOn(IntentionGraph graph, IntentionNode ingestion) {
        if (ingestion instanceof IngestionMultiNode multi) {
            return graph.find(NodeNames.compose(NodeNames.INGEST, graph.platform(), multi.store()));
        }
        return ingestion instanceof IngestionSingleNode single
                ? graph.find(NodeNames.compose(NodeNames.INGEST, graph.platform(), single.store(), single.dataset()))
                : OptionalInt.empty();
    }

    /** A walk along the edges and from platform to platform, forwards or backwards. */
    private final class Walk {
        private final boolean forwards;
        private final Map<String, BitSet> reached = new HashMap<>();
        private final Deque<Place> open = new ArrayDeque<>();

        Walk(boolean forwards) {
            this.forwards = forwards;
        }

        BitSet reached(String platform) {
            return reached.computeIfAbsent(platform, name -> new BitSet());
        }

        /** Takes a node from which the walk does not go on. */
        void add(IntentionGraph graph, int node) {
            reached(graph.platform()).set(node);
        }

        void reach(IntentionGraph graph, int node) {
            BitSet there = reached(graph.platform());
            if (!there.get(node)) {
                there.set(node);
                open.add(new Place(graph.platform(), node));
            }
        }

        void run() {
            while (!open.isEmpty()) {
                Place place = open.remove();
                IntentionGraph graph = graph(place.platform());
                int count = forwards ? graph.successorCount(place.node()) : graph.predecessorCount(place.node());
                for (int i = 0; i < count; i++) {
                    reach(graph, forwards ? graph.successor(place.node(), i) : graph.predecessor(place.node(), i));
                }
                if (graph.kind(place.node()).isIngestion()) {
                    changePlatform(graph.node(place.node()));
                }
            }
        }

        private void changePlatform(IntentionNode ingestion) {
            if (!forwards) {
                readFrom(ingestion)
                        .map(graphs::get)
                        .ifPresent(from -> sameOn(from, ingestion).ifPresent(node -> reach(from, node)));
                return;
            }
            for (IntentionGraph other : graphs.values()) {
                OptionalInt there = sameOn(other, ingestion);
                if (there.isPresent()
                        && readFrom(other.node(there.getAsInt())).equals(Optional.of(ingestion.platform()))) {
                    reach(other, there.getAsInt());
                }
            }
        }
    }
}
