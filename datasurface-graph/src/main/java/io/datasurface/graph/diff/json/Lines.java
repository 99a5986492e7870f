package io.datasurface.graph.diff.json;

import tools.jackson.core.JsonGenerator;
import tools.jackson.core.ObjectWriteContext;
import tools.jackson.core.PrettyPrinter;
import tools.jackson.core.util.MinimalPrettyPrinter;

/** Starts a line for every element that stands at most so many levels deep. Made for one document. */
final class Lines extends MinimalPrettyPrinter {
    private static final long serialVersionUID = 1L;

    private final int deepest;
    private int depth;

    private Lines(int deepest) {
        this.deepest = deepest;
    }

    static ObjectWriteContext context(int deepest) {
        PrettyPrinter printer = new Lines(deepest);
        return new ObjectWriteContext.Base() {
            @Override
            public PrettyPrinter getPrettyPrinter() {
                return printer;
            }

            @Override
            public boolean hasPrettyPrinter() {
                return true;
            }
        };
    }

    @Override
    public void writeStartObject(JsonGenerator json) {
        super.writeStartObject(json);
        depth++;
    }

    @Override
    public void writeStartArray(JsonGenerator json) {
        super.writeStartArray(json);
        depth++;
    }

    @Override
    public void beforeObjectEntries(JsonGenerator json) {
        line(json);
    }

    @Override
    public void beforeArrayValues(JsonGenerator json) {
        line(json);
    }

    @Override
    public void writeObjectEntrySeparator(JsonGenerator json) {
        super.writeObjectEntrySeparator(json);
        line(json);
    }

    @Override
    public void writeArrayValueSeparator(JsonGenerator json) {
        super.writeArrayValueSeparator(json);
        line(json);
    }

    @Override
    public void writeEndObject(JsonGenerator json, int entries) {
        end(json, entries);
        super.writeEndObject(json, entries);
    }

    @Override
    public void writeEndArray(JsonGenerator json, int values) {
        end(json, values);
        super.writeEndArray(json, values);
    }

    private void line(JsonGenerator json) {
        if (depth <= deepest) {
            json.writeRaw('\n');
        }
    }

    private void end(JsonGenerator json, int elements) {
        if (elements > 0) {
            line(json);
        }
        depth--;
    }
}
