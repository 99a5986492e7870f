package io.datasurface.graph.json;

import tools.jackson.core.JsonGenerator;
import tools.jackson.core.ObjectWriteContext;
import tools.jackson.core.PrettyPrinter;
import tools.jackson.core.util.MinimalPrettyPrinter;

/**
 * Starts a new line for what stands at most so many levels deep, so that texts that differ in one element differ in one line. Used for one
 * document only, because it counts the levels.
 */
public final class LinePerElement extends MinimalPrettyPrinter {
    private static final long serialVersionUID = 1L;

    private final int deepest;
    private int depth;

    private LinePerElement(int deepest) {
        this.deepest = deepest;
    }

    /**
     * Makes what a generator of one document needs.
     *
     * @param deepest levels at which each element has a line of its own; 1 is that of the document's own elements
     * @return the context
     */
    public static ObjectWriteContext context(int deepest) {
        PrettyPrinter printer = new LinePerElement(deepest);
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
    public void beforeObjectEntries(JsonGenerator json) {
        newLine(json);
    }

    @Override
    public void writeObjectEntrySeparator(JsonGenerator json) {
        super.writeObjectEntrySeparator(json);
        newLine(json);
    }

    @Override
    public void writeEndObject(JsonGenerator json, int entries) {
        endLine(json, entries);
        super.writeEndObject(json, entries);
    }

    @Override
    public void writeStartArray(JsonGenerator json) {
        super.writeStartArray(json);
        depth++;
    }

    @Override
    public void beforeArrayValues(JsonGenerator json) {
        newLine(json);
    }

    @Override
    public void writeArrayValueSeparator(JsonGenerator json) {
        super.writeArrayValueSeparator(json);
        newLine(json);
    }

    @Override
    public void writeEndArray(JsonGenerator json, int values) {
        endLine(json, values);
        super.writeEndArray(json, values);
    }

    private void newLine(JsonGenerator json) {
        if (depth <= deepest) {
            json.writeRaw('\n');
        }
    }

    private void endLine(JsonGenerator json, int elements) {
        if (elements > 0) {
            newLine(json);
        }
        depth--;
    }
}
