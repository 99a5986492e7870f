package io.datasurface.graph.chunk.json;

import io.datasurface.graph.chunk.Chunk;
import io.datasurface.graph.chunk.ChunkPlan;
import java.io.IOException;
import java.io.Reader;
import java.io.Writer;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import tools.jackson.core.JsonGenerator;
import tools.jackson.core.ObjectWriteContext;
import tools.jackson.core.PrettyPrinter;
import tools.jackson.core.StreamWriteFeature;
import tools.jackson.core.exc.JacksonIOException;
import tools.jackson.core.json.JsonFactory;
import tools.jackson.core.util.DefaultIndenter;
import tools.jackson.core.util.DefaultPrettyPrinter;
import tools.jackson.core.util.Separators;

/** Writes and reads chunk plans, as a stream. The same plan always gives the same text. The format is described at the package. */
public final class ChunkPlanJson {
    static final String FORMAT = "datasurface-chunk-plan";
    static final int VERSION = 1;

    private static final JsonFactory JSON =
            JsonFactory.builder().disable(StreamWriteFeature.AUTO_CLOSE_TARGET).build();

    private static final DefaultIndenter INDENTER = new DefaultIndenter("  ", "\n");

    private static final DefaultPrettyPrinter PRINTER = new DefaultPrettyPrinter(Separators.createDefaultInstance()
                    .withObjectNameValueSpacing(Separators.Spacing.AFTER)
                    .withObjectEmptySeparator("")
                    .withArrayEmptySeparator(""))
            .withObjectIndenter(INDENTER)
            .withArrayIndenter(INDENTER);

    private ChunkPlanJson() {}

    /**
     * Writes a plan, followed by a line feed.
     *
     * @param plan the plan
     * @param out where to; flushed, not closed
     * @throws IOException if the writer fails
     */
    public static void write(ChunkPlan plan, Writer out) throws IOException {
        try (JsonGenerator json = JSON.createGenerator(new Context(PRINTER.createInstance()), out)) {
            json.writeStartObject();
            json.writeStringProperty("format", FORMAT);
            json.writeNumberProperty("version", VERSION);
            json.writeStringProperty("platform", plan.platform());
            json.writeArrayPropertyStart("chunks");
            for (Chunk chunk : plan.chunks()) {
                write(chunk, json);
            }
            json.writeEndArray();
            json.writeEndObject();
        } catch (JacksonIOException e) {
            throw e.getCause();
        }
        out.write('\n');
        out.flush();
    }

    private static void write(Chunk chunk, JsonGenerator json) {
        json.writeStartObject();
        json.writeStringProperty("id", chunk.id());
        json.writeStringProperty("cell", chunk.cell());
        json.writeNumberProperty("wave", chunk.wave());
        json.writeObjectPropertyStart("cost");
        for (Map.Entry<String, Long> cost : new TreeMap<>(chunk.cost()).entrySet()) {
            json.writeNumberProperty(cost.getKey(), cost.getValue());
        }
        json.writeEndObject();
        write("needs", chunk.needs(), json);
        write("nodes", chunk.nodes(), json);
        json.writeEndObject();
    }

    private static void write(String property, List<String> texts, JsonGenerator json) {
        json.writeArrayPropertyStart(property);
        texts.forEach(json::writeString);
        json.writeEndArray();
    }

    /**
     * Reads a plan. Strict: what is not in the format is refused.
     *
     * @param file name of the file, for messages
     * @param in the text; not closed
     * @return the plan
     * @throws ChunkPlanFormatException if the text is no plan
     * @throws IOException if the reader fails
     */
    public static ChunkPlan read(String file, Reader in) throws IOException {
        return ChunkPlanReader.read(file, in);
    }

    /** Tells the generator to use new lines. */
    private static final class Context extends ObjectWriteContext.Base {
        private final PrettyPrinter printer;

        Context(PrettyPrinter printer) {
            this.printer = printer;
        }

        @Override
        public PrettyPrinter getPrettyPrinter() {
            return printer;
        }

        @Override
        public boolean hasPrettyPrinter() {
            return true;
        }
    }
}
