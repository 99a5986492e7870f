package io.datasurface.graph.chunk;

import io.datasurface.graph.IntentionGraph;
import io.datasurface.graph.export.Mermaid;
import java.io.PrintWriter;

/** The code of README.md. */
final class ChunkExample {
    private ChunkExample() {}

    // README begins
    static void show(IntentionGraph graph, ChunkPlan plan, ChunkLimits limits, PrintWriter out) {
        PlanReport report = PlanReport.of(graph, plan, limits);
        out.println(report.chunks() + " chunks, " + report.references() + " references, depth " + report.depth());
        out.print(Mermaid.of(ChunkGraph.of(graph, plan), 40));
    }
    // README ends
}
