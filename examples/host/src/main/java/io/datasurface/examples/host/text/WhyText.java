package io.datasurface.examples.host.text;

import io.datasurface.graph.IntentionGraph;
import io.datasurface.graph.NodeRequirements;
import io.datasurface.graph.Reason;
import io.datasurface.graph.Requirement;
import io.datasurface.model.common.DurationWords;
import java.io.PrintWriter;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.StringJoiner;

/** Shows why a node has its requirements. */
public final class WhyText {
    /** Who asks, and how that comes to the node. */
    private record Asking(String who, List<String> path) {}

    private WhyText() {}

    /**
     * Prints who asks a node for what, with the way from the node to whoever asks.
     *
     * @param graph the graph
     * @param node id of the node
     * @param out takes the lines
     */
    public static void print(IntentionGraph graph, int node, PrintWriter out) {
        NodeRequirements needs = graph.requirements(node);
        Map<Asking, StringJoiner> asked = new LinkedHashMap<>();
        for (Reason reason : graph.reasons(node)) {
            String who = reason.askedBy()
                    + reason.regulator()
                            .map(name -> ", because of the regulator " + name + ",")
                            .orElse("");
            Asking asking = new Asking(who, graph.reasonPath(node, reason.requirement()));
            asked.computeIfAbsent(asking, key -> new StringJoiner(", "))
                    .add(reason.requirement().label() + value(reason.requirement(), needs));
        }
        out.println(Words.visible(graph.name(node)));
        if (asked.isEmpty()) {
            out.println("  nobody asks it for anything");
        }
        asked.forEach((asking, what) -> {
            out.println("  " + Words.visible(asking.who()) + " asks for " + what);
            asking.path().stream().skip(1).forEach(step -> out.println("    -> " + Words.visible(step)));
        });
    }

    /**
     * The degree of a requirement.
     *
     * @param requirement the requirement
     * @param needs what a node has to satisfy
     * @return {@code =} and the value; empty if there are no degrees
     */
    private static String value(Requirement requirement, NodeRequirements needs) {
        return switch (requirement) {
            case PRIORITY -> needs.priority().map(value -> "=" + value).orElse("");
            case LATENCY -> needs.latency().map(value -> "=" + value).orElse("");
            case FRESHNESS ->
                needs.freshness().map(value -> "=" + DurationWords.of(value)).orElse("");
            case RETENTION ->
                needs.retention().map(value -> "=" + DurationWords.of(value)).orElse("");
            case LIVE_ONLY, FORENSIC, LIVE_WITH_FORENSIC_HISTORY, PRODUCTION -> "";
        };
    }
}
