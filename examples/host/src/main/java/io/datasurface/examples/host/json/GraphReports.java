package io.datasurface.examples.host.json;

import io.datasurface.graph.IntentionGraph;
import io.datasurface.graph.IntentionGraphs;
import io.datasurface.graph.Reason;
import io.datasurface.graph.export.TopLists;
import java.io.Writer;
import tools.jackson.core.JsonGenerator;

/** What somebody wants to know of graphs, as JSON. */
public final class GraphReports {
    private GraphReports() {}

    /**
     * Writes {@code {"datasets": [...], "moreDatasets": n, "containers": [...], ..., "chains": [...], ...}}.
     *
     * @param graphs the graphs
     * @param count how many of each
     * @param out takes the document
     */
    public static void top(IntentionGraphs graphs, int count, Writer out) {
        Reports.write(out, json -> {
            TopLists.Top<TopLists.DatasetUse> datasets = TopLists.mostUsedDatasets(graphs, count);
            json.writeArrayPropertyStart("datasets");
            for (TopLists.DatasetUse use : datasets.entries()) {
                json.writeStartObject();
                json.writeStringProperty("store", use.store());
                json.writeStringProperty("dataset", use.dataset());
                counts(json, use.exports(), use.uses());
            }
            json.writeEndArray();
            json.writeNumberProperty("moreDatasets", datasets.more());
            TopLists.Top<TopLists.ContainerUse> containers = TopLists.hottestContainers(graphs, count);
            json.writeArrayPropertyStart("containers");
            for (TopLists.ContainerUse use : containers.entries()) {
                json.writeStartObject();
                json.writeStringProperty("container", use.container());
                counts(json, use.exports(), use.uses());
            }
            json.writeEndArray();
            json.writeNumberProperty("moreContainers", containers.more());
            TopLists.Top<TopLists.Chain> chains = TopLists.longestChains(graphs, count);
            json.writeArrayPropertyStart("chains");
            for (TopLists.Chain chain : chains.entries()) {
                json.writeStartObject();
                json.writeStringProperty("platform", chain.platform());
                Reports.texts(json, "workspaces", chain.workspaces());
                json.writeEndObject();
            }
            json.writeEndArray();
            json.writeNumberProperty("moreChains", chains.more());
        });
    }

    private static void counts(JsonGenerator json, int exports, int uses) {
        json.writeNumberProperty("exports", exports);
        json.writeNumberProperty("uses", uses);
        json.writeEndObject();
    }

    /**
     * Writes {@code {"node": "...", "reasons": [{"requirement", "workspace", "group", "regulator"?, "path"}]}}.
     *
     * @param graph the graph
     * @param node id of the node
     * @param out takes the document
     */
    public static void why(IntentionGraph graph, int node, Writer out) {
        Reports.write(out, json -> {
            json.writeStringProperty("node", graph.name(node));
            json.writeArrayPropertyStart("reasons");
            for (Reason reason : graph.reasons(node)) {
                json.writeStartObject();
                json.writeStringProperty("requirement", reason.requirement().label());
                json.writeStringProperty("workspace", reason.askedBy().workspace());
                json.writeStringProperty("group", reason.askedBy().group());
                reason.regulator().ifPresent(name -> json.writeStringProperty("regulator", name));
                Reports.texts(json, "path", graph.reasonPath(node, reason.requirement()));
                json.writeEndObject();
            }
            json.writeEndArray();
        });
    }
}
