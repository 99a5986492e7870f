package io.datasurface.graph;

import io.datasurface.graph.export.LineageText;
import io.datasurface.model.EcosystemIndex;
import io.datasurface.model.lint.ProblemCollector;
import java.io.PrintWriter;

/** The code of README.md. */
final class GraphExample {
    private GraphExample() {}

    // README begins
    static void show(EcosystemIndex model, ProblemCollector problems, PrintWriter out) {
        IntentionGraphs graphs = IntentionGraphBuilder.build(EcosystemGraphSource.of(model), problems);
        for (IntentionGraph graph : graphs.graphs()) {
            int ingestion = graph.find("Ingest/" + graph.platform() + "/crm").orElseThrow();
            for (Reason reason : graph.reasons(ingestion)) {
                out.println(reason + " via " + graph.reasonPath(ingestion, reason.requirement()));
            }
            out.println(Reachability.of(graph).downstream(ingestion).cardinality() + " nodes depend on it");
        }
        Lineage.of(graphs, "crm", "customers").ifPresent(lineage -> out.print(LineageText.of(lineage, 20)));
    }
    // README ends
}
