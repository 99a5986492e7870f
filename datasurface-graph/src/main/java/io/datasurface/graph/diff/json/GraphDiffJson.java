package io.datasurface.graph.diff.json;

import io.datasurface.graph.diff.Affected;
import io.datasurface.graph.diff.Change;
import io.datasurface.graph.diff.ChunkMove;
import io.datasurface.graph.diff.Disturbance;
import io.datasurface.graph.diff.GraphDiff;
import io.datasurface.graph.diff.NamedEdge;
import io.datasurface.graph.diff.NodeChange;
import io.datasurface.graph.json.LinePerElement;
import java.io.UncheckedIOException;
import java.io.Writer;
import java.util.List;
import java.util.function.Function;
import tools.jackson.core.JsonGenerator;
import tools.jackson.core.StreamWriteFeature;
import tools.jackson.core.exc.JacksonIOException;
import tools.jackson.core.json.JsonFactory;

/** Writes diffs, as a stream. The format is described at the package. */
public final class GraphDiffJson {
    private static final JsonFactory JSON =
            JsonFactory.builder().disable(StreamWriteFeature.AUTO_CLOSE_TARGET).build();

    /** Platforms, their lists, and what is in these. */
    private static final int DEEPEST_LINE = 4;

    /**
     * What a platform says to a diff.
     *
     * @param subject what it is about, in the platform's own terms
     * @param disturbance how much that disturbs those who use the data
     * @param text what will happen, for people
     */
    public record Remark(String subject, Disturbance disturbance, String text) {}

    private GraphDiffJson() {}

    /**
     * Writes diffs.
     *
     * @param diffs a diff per platform, in the order of the platforms' names
     * @param out where to; flushed, not closed
     * @throws UncheckedIOException if the writer fails
     */
    public static void write(List<GraphDiff> diffs, Writer out) {
        write(diffs, diff -> List.of(), out);
    }

    /**
     * Writes diffs with what platforms say to them.
     *
     * @param diffs a diff per platform, in the order of the platforms' names
     * @param remarks what each platform says, in its order
     * @param out where to; flushed, not closed
     * @throws UncheckedIOException if the writer fails
     */
    public static void write(List<GraphDiff> diffs, Function<GraphDiff, List<Remark>> remarks, Writer out) {
        try (JsonGenerator json = JSON.createGenerator(LinePerElement.context(DEEPEST_LINE), out)) {
            json.writeStartObject();
            json.writeStringProperty("format", "datasurface-graph-diff");
            json.writeNumberProperty("version", 1);
            json.writeObjectPropertyStart("platforms");
            diffs.forEach(diff -> write(diff, remarks.apply(diff), json));
            json.writeEndObject();
            json.writeEndObject();
            json.writeRaw('\n');
        } catch (JacksonIOException e) {
            throw new UncheckedIOException(e.getCause());
        }
    }

    private static void write(GraphDiff diff, List<Remark> remarks, JsonGenerator json) {
        json.writeObjectPropertyStart(diff.platform());
        json.writeObjectPropertyStart("counts");
        diff.counts().forEach((disturbance, count) -> json.writeNumberProperty(disturbance.code(), count));
        json.writeEndObject();
        changes("settings", diff.settings(), json);
        nodes("removed", diff.removed(), json);
        nodes("added", diff.added(), json);
        nodes("changed", diff.changed(), json);
        edges("edgesRemoved", diff.edgesRemoved(), json);
        edges("edgesAdded", diff.edgesAdded(), json);
        json.writeArrayPropertyStart("moves");
        diff.moves().forEach(move -> move(move, json));
        json.writeEndArray();
        remarks(remarks, json);
        json.writeEndObject();
    }

    private static void remarks(List<Remark> remarks, JsonGenerator json) {
        if (remarks.isEmpty()) {
            return;
        }
        json.writeArrayPropertyStart("remarks");
        for (Remark remark : remarks) {
            json.writeStartObject();
            json.writeStringProperty("subject", remark.subject());
            json.writeStringProperty("disturbance", remark.disturbance().code());
            json.writeStringProperty("text", remark.text());
            json.writeEndObject();
        }
        json.writeEndArray();
    }

    private static void nodes(String name, List<NodeChange> nodes, JsonGenerator json) {
        json.writeArrayPropertyStart(name);
        for (NodeChange node : nodes) {
            json.writeStartObject();
            json.writeStringProperty("name", node.name());
            json.writeStringProperty("kind", node.kind().label());
            json.writeStringProperty("disturbance", node.disturbance().code());
            if (!node.affected().equals(Affected.NOBODY)) {
                json.writeObjectPropertyStart("affected");
                json.writeNumberProperty("total", node.affected().total());
                json.writeArrayPropertyStart("some");
                node.affected().some().forEach(json::writeString);
                json.writeEndArray();
                json.writeEndObject();
            }
            changes("changes", node.changes(), json);
            json.writeEndObject();
        }
        json.writeEndArray();
    }

    private static void changes(String name, List<Change> changes, JsonGenerator json) {
        json.writeArrayPropertyStart(name);
        for (Change change : changes) {
            json.writeStartObject();
            json.writeStringProperty("reason", change.reason().code());
            words("subject", change.subject(), json);
            words("from", change.from(), json);
            words("to", change.to(), json);
            json.writeEndObject();
        }
        json.writeEndArray();
    }

    private static void words(String name, String text, JsonGenerator json) {
        if (!text.isEmpty()) {
            json.writeStringProperty(name, text);
        }
    }

    private static void edges(String name, List<NamedEdge> edges, JsonGenerator json) {
        json.writeArrayPropertyStart(name);
        for (NamedEdge edge : edges) {
            json.writeStartArray();
            json.writeString(edge.from());
            json.writeString(edge.to());
            if (edge.previousBatch()) {
                json.writeString("previous-batch");
            }
            json.writeEndArray();
        }
        json.writeEndArray();
    }

    private static void move(ChunkMove move, JsonGenerator json) {
        json.writeStartObject();
        json.writeStringProperty("name", move.node());
        place("from", move.fromChunk(), move.fromCell(), json);
        place("to", move.toChunk(), move.toCell(), json);
        json.writeStringProperty("disturbance", move.disturbance().code());
        json.writeEndObject();
    }

    private static void place(String name, String chunk, String cell, JsonGenerator json) {
        json.writeObjectPropertyStart(name);
        json.writeStringProperty("chunk", chunk);
        json.writeStringProperty("cell", cell);
        json.writeEndObject();
    }
}
