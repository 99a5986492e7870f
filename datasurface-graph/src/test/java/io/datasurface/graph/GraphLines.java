package io.datasurface.graph;

import java.util.ArrayList;
import java.util.List;
import java.util.SortedSet;
import java.util.TreeSet;

/** A graph as sorted lines that compare well: {@code Ingest/P/s HIGH <- Q} for nodes, {@code a -> b (previous batch)} for edges. */
final class GraphLines {
    private GraphLines() {}

    static SortedSet<String> of(IntentionGraph graph) {
        SortedSet<String> lines = new TreeSet<>(nodes(graph));
        lines.addAll(edges(graph));
        return lines;
    }

    static List<String> nodes(IntentionGraph graph) {
        return graph.nodes().stream()
                .map(node -> node(node.name(), priority(node), readsFrom(node)))
                .toList();
    }

    static List<String> names(IntentionGraph graph) {
        return graph.nodes().stream().map(IntentionNode::name).toList();
    }

    static List<String> edges(IntentionGraph graph) {
        List<String> edges = new ArrayList<>();
        for (int node = 0; node < graph.nodeCount(); node++) {
            for (int i = 0; i < graph.successorCount(node); i++) {
                edges.add(edge(graph.name(node), graph.name(graph.successor(node, i)), graph.isPreviousBatch(node, i)));
            }
        }
        return edges;
    }

    static String node(String name, String priority, String readsFrom) {
        return name + " " + priority + (readsFrom.isEmpty() ? "" : " <- " + readsFrom);
    }

    static String edge(String from, String to, boolean previousBatch) {
        return from + " -> " + to + (previousBatch ? " (previous batch)" : "");
    }

    private static String priority(IntentionNode node) {
        return node.requirements().priority().map(Enum::name).orElse("-");
    }

    static String readsFrom(IntentionNode node) {
        if (node instanceof IngestionMultiNode multi) {
            return multi.readsFrom().orElse("");
        }
        return node instanceof IngestionSingleNode single ? single.readsFrom().orElse("") : "";
    }
}
