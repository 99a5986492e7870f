package io.datasurface.graph.diff.json;

import io.datasurface.graph.diff.GraphSnapshot;
import io.datasurface.graph.diff.SnapshotColumns;
import io.datasurface.graph.json.LinePerElement;
import java.io.IOException;
import java.io.Reader;
import java.io.Writer;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Predicate;
import tools.jackson.core.JsonGenerator;
import tools.jackson.core.StreamWriteFeature;
import tools.jackson.core.exc.JacksonIOException;
import tools.jackson.core.json.JsonFactory;

/** Writes and reads snapshots, as a stream. The same snapshot always gives the same text. The format is described at the package. */
public final class GraphSnapshotJson {
    static final String FORMAT = "datasurface-graph-snapshot";
    static final int VERSION = 1;

    private static final JsonFactory JSON =
            JsonFactory.builder().disable(StreamWriteFeature.AUTO_CLOSE_TARGET).build();

    /** A line per column. */
    private static final int DEEPEST_LINE = 2;

    private GraphSnapshotJson() {}

    /**
     * Writes a snapshot, followed by a line feed.
     *
     * @param snapshot the snapshot
     * @param out where to; flushed, not closed
     * @throws IOException if the writer fails
     */
    public static void write(GraphSnapshot snapshot, Writer out) throws IOException {
        SnapshotColumns columns = SnapshotColumns.of(snapshot);
        try (JsonGenerator json = JSON.createGenerator(LinePerElement.context(DEEPEST_LINE), out)) {
            json.writeStartObject();
            json.writeStringProperty("format", FORMAT);
            json.writeNumberProperty("version", VERSION);
            json.writeStringProperty("platform", columns.platform());
            texts(columns, json);
            numbers(columns, json, "numbers", name -> !HashText.stepsAreShorter(columns.numbers(name)));
            numbers(columns, json, "steps", name -> HashText.stepsAreShorter(columns.numbers(name)));
            hashes(columns, json);
            json.writeEndObject();
            json.writeRaw('\n');
        } catch (JacksonIOException e) {
            throw e.getCause();
        }
    }

    /**
     * Reads a snapshot. Strict: what is not in the format is refused.
     *
     * @param file name of the file, for messages
     * @param in the text; not closed
     * @return the snapshot
     * @throws GraphSnapshotFormatException if the text is no snapshot
     * @throws IOException if the reader fails
     */
    public static GraphSnapshot read(String file, Reader in) throws IOException {
        return GraphSnapshotReader.read(file, in);
    }

    private static void texts(SnapshotColumns columns, JsonGenerator json) {
        json.writeObjectPropertyStart("texts");
        for (String name : columns.names()) {
            if (columns.texts(name).length > 0) {
                json.writeArrayPropertyStart(name);
                for (String text : columns.texts(name)) {
                    json.writeString(text);
                }
                json.writeEndArray();
            }
        }
        json.writeEndObject();
    }

    private static void numbers(SnapshotColumns columns, JsonGenerator json, String field, Predicate<String> isChosen) {
        List<String> chosen = new ArrayList<>(columns.names());
        chosen.removeIf(name -> columns.numbers(name).length == 0 || !isChosen.test(name));
        boolean areSteps = field.equals("steps");
        json.writeObjectPropertyStart(field);
        for (String name : chosen) {
            json.writeArrayPropertyStart(name);
            int last = 0;
            for (int number : columns.numbers(name)) {
                json.writeNumber(number - last);
                last = areSteps ? number : 0;
            }
            json.writeEndArray();
        }
        json.writeEndObject();
    }

    private static void hashes(SnapshotColumns columns, JsonGenerator json) {
        json.writeObjectPropertyStart("hashes");
        for (String name : columns.names()) {
            if (columns.hashes(name).length > 0) {
                json.writeArrayPropertyStart(name);
                for (long hash : columns.hashes(name)) {
                    json.writeString(HashText.of(hash));
                }
                json.writeEndArray();
            }
        }
        json.writeEndObject();
    }
}
