package io.datasurface.graph.export;

import io.datasurface.graph.DataTransformerNode;
import io.datasurface.graph.DatasetGroupKey;
import io.datasurface.graph.ExportNode;
import io.datasurface.graph.IngestionMultiNode;
import io.datasurface.graph.IngestionSingleNode;
import io.datasurface.graph.IntentionGraph;
import io.datasurface.graph.IntentionGraphs;
import io.datasurface.graph.IntentionNode;
import io.datasurface.graph.NodeRequirements;
import io.datasurface.graph.PlatformRead;
import io.datasurface.graph.TriggerNode;
import java.io.IOException;
import java.io.Writer;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;
import javax.xml.stream.XMLOutputFactory;
import javax.xml.stream.XMLStreamException;
import javax.xml.stream.XMLStreamWriter;

/**
 * Writes graphs as GraphML, which graph tools read: all platforms in one directed graph. Nodes have {@code name}, {@code kind},
 * {@code platform}, what they are about ({@code store}, {@code dataset}, {@code container}, {@code workspace}, {@code consumers}) and what
 * their consumers need ({@code priority}, {@code latency}, {@code freshness}, {@code retention}, {@code milestoning},
 * {@code productionStatus}), each if there is one, all as text; edges have {@code kind}: {@code feeds}, {@code previous-batch}, or
 * {@code reads} from one platform to another. Characters that XML cannot hold are written as U+FFFD. Written as a stream.
 */
public final class GraphMl {
    private static final String NAMESPACE = "http://graphml.graphdrawing.org/xmlns";
    private static final List<String> NODE_KEYS = List.of(
            "name",
            "kind",
            "platform",
            "store",
            "dataset",
            "container",
            "workspace",
            "consumers",
            "priority",
            "latency",
            "freshness",
            "retention",
            "milestoning",
            "productionStatus");

    private final XMLStreamWriter xml;
    private final Map<String, Long> firstNode = new HashMap<>();

    private GraphMl(XMLStreamWriter xml) {
        this.xml = xml;
    }

    /**
     * Writes graphs.
     *
     * @param graphs the graphs
     * @param out where to; flushed, not closed
     * @throws IOException if the writer fails
     */
    public static void write(IntentionGraphs graphs, Writer out) throws IOException {
        try {
            XMLStreamWriter xml = XMLOutputFactory.newDefaultFactory().createXMLStreamWriter(out);
            new GraphMl(xml).write(graphs);
            xml.flush();
        } catch (XMLStreamException e) {
            if (e.getCause() instanceof IOException failed) {
                throw failed;
            }
            throw new IOException(e);
        }
        out.flush();
    }

    private void write(IntentionGraphs graphs) throws XMLStreamException {
        xml.writeStartDocument("UTF-8", "1.0");
        newLine();
        xml.writeStartElement("graphml");
        xml.writeDefaultNamespace(NAMESPACE);
        newLine();
        for (String key : NODE_KEYS) {
            key(key, "node", key);
        }
        key("edgeKind", "edge", "kind");
        xml.writeStartElement("graph");
        xml.writeAttribute("id", "intentions");
        xml.writeAttribute("edgedefault", "directed");
        newLine();
        long first = 0;
        for (IntentionGraph graph : graphs.graphs()) {
            firstNode.put(graph.platform(), first);
            first += graph.nodeCount();
        }
        for (IntentionGraph graph : graphs.graphs()) {
            for (IntentionNode node : graph.nodes()) {
                node(node);
            }
        }
        for (IntentionGraph graph : graphs.graphs()) {
            edges(graph);
        }
        for (PlatformRead read : graphs.reads()) {
            edge(id(read.from()), id(read.to()), "reads");
        }
        xml.writeEndElement();
        newLine();
        xml.writeEndElement();
        newLine();
        xml.writeEndDocument();
    }

    private void key(String id, String of, String name) throws XMLStreamException {
        xml.writeEmptyElement("key");
        xml.writeAttribute("id", id);
        xml.writeAttribute("for", of);
        xml.writeAttribute("attr.name", name);
        xml.writeAttribute("attr.type", "string");
        newLine();
    }

    private String id(String platform, int node) {
        return "n" + (firstNode.getOrDefault(platform, 0L) + node);
    }

    private String id(IntentionNode node) {
        return id(node.platform(), node.id());
    }

    private void node(IntentionNode node) throws XMLStreamException {
        xml.writeStartElement("node");
        xml.writeAttribute("id", id(node));
        data("name", node.name());
        data("kind", node.kind().label());
        data("platform", node.platform());
        for (Map.Entry<String, String> part : node.accept(new Subject()).entrySet()) {
            data(part.getKey(), part.getValue());
        }
        requirements(node.requirements());
        xml.writeEndElement();
        newLine();
    }

    private void requirements(NodeRequirements needs) throws XMLStreamException {
        if (needs.priority().isPresent()) {
            data("priority", needs.priority().get().name());
        }
        if (needs.latency().isPresent()) {
            data("latency", needs.latency().get().name());
        }
        if (needs.freshness().isPresent()) {
            data("freshness", needs.freshness().get().toString());
        }
        if (needs.retention().isPresent()) {
            data("retention", needs.retention().get().toString());
        }
        if (!needs.milestoning().isEmpty()) {
            data(
                    "milestoning",
                    needs.milestoning().stream().sorted().map(Enum::name).collect(Collectors.joining(" ")));
        }
        data("productionStatus", needs.productionStatus().name());
    }

    private void edges(IntentionGraph graph) throws XMLStreamException {
        for (int node = 0; node < graph.nodeCount(); node++) {
            for (int i = 0; i < graph.successorCount(node); i++) {
                edge(
                        id(graph.platform(), node),
                        id(graph.platform(), graph.successor(node, i)),
                        graph.isPreviousBatch(node, i) ? GraphJson.PREVIOUS : "feeds");
            }
        }
    }

    private void edge(String from, String to, String kind) throws XMLStreamException {
        xml.writeStartElement("edge");
        xml.writeAttribute("source", from);
        xml.writeAttribute("target", to);
        data("edgeKind", kind);
        xml.writeEndElement();
        newLine();
    }

    private void data(String key, String value) throws XMLStreamException {
        xml.writeStartElement("data");
        xml.writeAttribute("key", key);
        xml.writeCharacters(valid(value));
        xml.writeEndElement();
    }

    private void newLine() throws XMLStreamException {
        xml.writeCharacters("\n");
    }

    /** What XML 1.0 can hold and gives back as it was. */
    private static String valid(String text) {
        StringBuilder valid = new StringBuilder(text.length());
        text.codePoints().forEach(point -> {
            boolean holds = point == '\t'
                    || point == '\n'
                    || (point >= ' ' && point <= 0xD7FF)
                    || (point >= 0xE000 && point <= 0xFFFD)
                    || point > 0xFFFF;
            valid.appendCodePoint(holds ? point : 0xFFFD);
        });
        return valid.toString();
    }

    /** What a node is about. */
    private static final class Subject implements IntentionNode.Visitor<Map<String, String>> {
        @Override
        public Map<String, String> ingestionMulti(IngestionMultiNode node) {
            return Map.of("store", node.store());
        }

        @Override
        public Map<String, String> ingestionSingle(IngestionSingleNode node) {
            return sorted("store", node.store(), "dataset", node.dataset());
        }

        @Override
        public Map<String, String> export(ExportNode node) {
            Map<String, String> parts = sorted("store", node.store(), "dataset", node.dataset());
            parts.put("container", node.container());
            parts.put(
                    "consumers",
                    node.consumers().stream().map(DatasetGroupKey::toString).collect(Collectors.joining(" ")));
            return parts;
        }

        @Override
        public Map<String, String> trigger(TriggerNode node) {
            return Map.of("workspace", node.workspace());
        }

        @Override
        public Map<String, String> dataTransformer(DataTransformerNode node) {
            return sorted("workspace", node.workspace(), "store", node.outputStore());
        }

        private static Map<String, String> sorted(String key, String value, String other, String otherValue) {
            Map<String, String> parts = new TreeMap<>();
            parts.put(key, value);
            parts.put(other, otherValue);
            return parts;
        }
    }
}
