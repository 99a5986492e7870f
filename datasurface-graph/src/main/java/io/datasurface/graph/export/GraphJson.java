package io.datasurface.graph.export;

import io.datasurface.graph.DataTransformerNode;
import io.datasurface.graph.DatasetGroupKey;
import io.datasurface.graph.ExportNode;
import io.datasurface.graph.IngestionMultiNode;
import io.datasurface.graph.IngestionSingleNode;
import io.datasurface.graph.IntentionGraph;
import io.datasurface.graph.IntentionGraphs;
import io.datasurface.graph.IntentionNode;
import io.datasurface.graph.ListedGraph;
import io.datasurface.graph.NodeRequirements;
import io.datasurface.graph.Reason;
import io.datasurface.graph.Requirement;
import io.datasurface.graph.TriggerNode;
import io.datasurface.graph.json.LinePerElement;
import io.datasurface.model.MilestoningStrategy;
import java.io.IOException;
import java.io.Reader;
import java.io.UncheckedIOException;
import java.io.Writer;
import java.time.Duration;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import tools.jackson.core.JsonGenerator;
import tools.jackson.core.StreamWriteFeature;
import tools.jackson.core.exc.JacksonIOException;
import tools.jackson.core.json.JsonFactory;

/**
 * Intention graphs as JSON:
 *
 * <pre>{@code
 * {"format": "datasurface-graph", "version": 1,
 *  "platforms": {"P": {
 *   "nodes": [{"name": "Ingest/P/crm", "kind": "IngestionMulti", "priority": "HIGH", ...}],
 *   "edges": [["Ingest/P/crm", "Export/P/Lake/crm/customers"], ["Export/P/C/Out/o", "Trigger/P/T", "previous-batch"]]}}}
 * }</pre>
 *
 * A node has {@code name}, {@code kind}, {@code priority} (null if nothing consumes the node), {@code productionStatus}, {@code milestoning}
 * and, where a consumer asks for them, {@code latency}, {@code freshness} and {@code retention} (ISO 8601 durations); {@code why}, where the
 * graph knows it: by {@link Requirement#label} who asks for it, a workspace, its group and, if it is for a regulator, the regulator; then
 * what the node is about:
 * {@code store}, {@code dataset}, {@code container}, {@code workspace}, {@code outputStore}, {@code consumers} (pairs of workspace and
 * group) and {@code readsFrom} (the platform whose buffer is read). Platforms are in the order of their names, nodes in the order of their
 * ids, edges in the order of the nodes that they leave, then of those that they enter. One line per node and edge. Written as a stream.
 */
public final class GraphJson {
    private static final JsonFactory JSON =
            JsonFactory.builder().disable(StreamWriteFeature.AUTO_CLOSE_TARGET).build();

    static final String FORMAT = "datasurface-graph";
    static final int VERSION = 1;
    static final String PREVIOUS = "previous-batch";

    /** Platforms, their nodes and edges; what is inside a node or an edge stays on its line. */
    private static final int DEEPEST_LINE = 4;

    private GraphJson() {}

    /**
     * Writes all graphs.
     *
     * @param graphs the graphs
     * @param out where to; flushed, not closed
     * @throws UncheckedIOException if the writer fails
     */
    public static void write(IntentionGraphs graphs, Writer out) {
        write(graphs.graphs(), out);
    }

    /**
     * Writes one graph, in the same form as several.
     *
     * @param graph the graph
     * @param out where to; flushed, not closed
     * @throws UncheckedIOException if the writer fails
     */
    public static void write(IntentionGraph graph, Writer out) {
        write(List.of(graph), out);
    }

    /**
     * Reads graphs. They know everything that was written, and can be written again to the same bytes. Held as {@link ListedGraph}s.
     *
     * @param file what the text is called in messages
     * @param in where from; not closed
     * @return the graphs
     * @throws GraphFormatException if the text is no graph; the message says where and what
     * @throws IOException if the reader fails
     */
    public static IntentionGraphs read(String file, Reader in) throws IOException {
        return GraphJsonReader.read(file, in);
    }

    private static void write(List<IntentionGraph> graphs, Writer out) {
        try (JsonGenerator json = JSON.createGenerator(LinePerElement.context(DEEPEST_LINE), out)) {
            json.writeStartObject();
            json.writeStringProperty("format", FORMAT);
            json.writeNumberProperty("version", VERSION);
            json.writeObjectPropertyStart("platforms");
            for (IntentionGraph graph : graphs) {
                json.writeObjectPropertyStart(graph.platform());
                writeNodes(graph, json);
                writeEdges(graph, json);
                json.writeEndObject();
            }
            json.writeEndObject();
            json.writeEndObject();
            json.writeRaw('\n');
        } catch (JacksonIOException e) {
            throw new UncheckedIOException(e.getCause());
        }
    }

    private static void writeNodes(IntentionGraph graph, JsonGenerator json) {
        json.writeArrayPropertyStart("nodes");
        for (IntentionNode node : graph.nodes()) {
            json.writeStartObject();
            json.writeStringProperty("name", node.name());
            json.writeStringProperty("kind", node.kind().label());
            writeRequirements(node.requirements(), json);
            writeReasons(graph.reasons(node.id()), json);
            node.accept(new SubjectWriter(json));
            json.writeEndObject();
        }
        json.writeEndArray();
    }

    private static void writeRequirements(NodeRequirements needs, JsonGenerator json) {
        json.writeName("priority");
        if (needs.priority().isPresent()) {
            json.writeString(needs.priority().get().name());
        } else {
            json.writeNull();
        }
        json.writeStringProperty("productionStatus", needs.productionStatus().name());
        json.writeArrayPropertyStart("milestoning");
        needs.milestoning().stream()
                .sorted(Comparator.naturalOrder())
                .map(MilestoningStrategy::name)
                .forEach(json::writeString);
        json.writeEndArray();
        needs.latency().ifPresent(latency -> json.writeStringProperty("latency", latency.name()));
        writeDuration("freshness", needs.freshness(), json);
        writeDuration("retention", needs.retention(), json);
    }

    private static void writeReasons(List<Reason> reasons, JsonGenerator json) {
        if (reasons.isEmpty()) {
            return;
        }
        json.writeObjectPropertyStart("why");
        for (Reason reason : reasons) {
            json.writeArrayPropertyStart(reason.requirement().label());
            json.writeString(reason.askedBy().workspace());
            json.writeString(reason.askedBy().group());
            reason.regulator().ifPresent(json::writeString);
            json.writeEndArray();
        }
        json.writeEndObject();
    }

    private static void writeDuration(String name, Optional<Duration> duration, JsonGenerator json) {
        duration.ifPresent(value -> json.writeStringProperty(name, value.toString()));
    }

    private static void writeEdges(IntentionGraph graph, JsonGenerator json) {
        json.writeArrayPropertyStart("edges");
        for (int node = 0; node < graph.nodeCount(); node++) {
            int count = graph.successorCount(node);
            String from = count == 0 ? "" : graph.name(node);
            for (int i = 0; i < count; i++) {
                json.writeStartArray();
                json.writeString(from);
                json.writeString(graph.name(graph.successor(node, i)));
                if (graph.isPreviousBatch(node, i)) {
                    json.writeString(PREVIOUS);
                }
                json.writeEndArray();
            }
        }
        json.writeEndArray();
    }

    /** Writes what a node is about. */
    private record SubjectWriter(JsonGenerator json) implements IntentionNode.Visitor<JsonGenerator> {
        @Override
        public JsonGenerator ingestionMulti(IngestionMultiNode node) {
            json.writeStringProperty("store", node.store());
            return readsFrom(node.readsFrom());
        }

        @Override
        public JsonGenerator ingestionSingle(IngestionSingleNode node) {
            json.writeStringProperty("store", node.store());
            json.writeStringProperty("dataset", node.dataset());
            return readsFrom(node.readsFrom());
        }

        @Override
        public JsonGenerator export(ExportNode node) {
            json.writeStringProperty("container", node.container());
            json.writeStringProperty("store", node.store());
            json.writeStringProperty("dataset", node.dataset());
            json.writeArrayPropertyStart("consumers");
            for (DatasetGroupKey consumer : node.consumers()) {
                json.writeStartArray();
                json.writeString(consumer.workspace());
                json.writeString(consumer.group());
                json.writeEndArray();
            }
            return json.writeEndArray();
        }

        @Override
        public JsonGenerator trigger(TriggerNode node) {
            return json.writeStringProperty("workspace", node.workspace());
        }

        @Override
        public JsonGenerator dataTransformer(DataTransformerNode node) {
            json.writeStringProperty("workspace", node.workspace());
            return json.writeStringProperty("outputStore", node.outputStore());
        }

        private JsonGenerator readsFrom(Optional<String> platform) {
            platform.ifPresent(name -> json.writeStringProperty("readsFrom", name));
            return json;
        }
    }
}
