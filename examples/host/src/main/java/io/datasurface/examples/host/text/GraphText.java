package io.datasurface.examples.host.text;

import io.datasurface.graph.IntentionGraph;
import io.datasurface.graph.IntentionNode;
import io.datasurface.graph.NodeKind;
import io.datasurface.graph.NodeRequirements;
import io.datasurface.model.common.DurationWords;
import java.io.PrintWriter;
import java.util.EnumMap;
import java.util.Map;

/** Shows a graph. */
public final class GraphText {
    private GraphText() {}

    /**
     * Prints the nodes by kind and, if there are not too many, each node with what it feeds.
     *
     * @param graph the graph
     * @param limit most nodes that are printed one by one
     * @param out takes the lines
     */
    public static void print(IntentionGraph graph, int limit, PrintWriter out) {
        out.println("Platform " + Words.visible(graph.platform()) + ": " + Words.count(graph.nodeCount(), "node") + ", "
                + Words.count(graph.edgeCount(), "edge"));
        TextTable counts = new TextTable();
        kinds(graph).forEach((kind, count) -> counts.row(kind.label(), count));
        counts.print("  ", out);
        out.println();
        if (graph.nodeCount() > limit) {
            out.println(
                    "  " + graph.nodeCount() + " nodes are too many to show one by one; raise --limit or use --json.");
            out.println();
            return;
        }
        for (IntentionNode node : graph.nodes()) {
            out.println("  " + Words.visible(node.name()) + describe(node.requirements()));
            for (int i = 0; i < graph.successorCount(node.id()); i++) {
                String arrow = graph.isPreviousBatch(node.id(), i) ? "    ~> " : "    -> ";
                String note = graph.isPreviousBatch(node.id(), i) ? " (the batch before)" : "";
                out.println(arrow + Words.visible(graph.name(graph.successor(node.id(), i))) + note);
            }
        }
        out.println();
    }

    /**
     * Returns how many nodes of each kind a graph has.
     *
     * @param graph the graph
     */
    static Map<NodeKind, Integer> kinds(IntentionGraph graph) {
        Map<NodeKind, Integer> kinds = new EnumMap<>(NodeKind.class);
        for (int node = 0; node < graph.nodeCount(); node++) {
            kinds.merge(graph.kind(node), 1, Integer::sum);
        }
        return kinds;
    }

    private static String describe(NodeRequirements needed) {
        StringBuilder text = new StringBuilder();
        needed.priority().ifPresent(priority -> text.append(" priority=").append(priority));
        needed.latency().ifPresent(latency -> text.append(" latency=").append(latency));
        needed.freshness().ifPresent(freshness -> text.append(" freshness=").append(DurationWords.of(freshness)));
        needed.retention().ifPresent(retention -> text.append(" retention=").append(DurationWords.of(retention)));
        return text.isEmpty() ? " (nothing consumes it)" : text.toString();
    }
}
