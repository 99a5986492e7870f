package io.datasurface.awsbatch.spec.json;

import java.util.ArrayDeque;
import java.util.Deque;
import tools.jackson.core.JsonGenerator;
import tools.jackson.core.PrettyPrinter;

/** Line breaks and indentation; none of it depends on the machine. */
final class Layout implements PrettyPrinter {
    /** Above 0, an object or array that is begun stays on one line. */
    int inline;

    /** For each object or array that is open: whether it stays on one line. */
    private final Deque<Boolean> open = new ArrayDeque<>();

    @Override
    public void writeRootValueSeparator(JsonGenerator json) {
        json.writeRaw('\n');
    }

    @Override
    public void writeStartObject(JsonGenerator json) {
        json.writeRaw('{');
        open.push(inline > 0);
    }

    @Override
    public void writeEndObject(JsonGenerator json, int entries) {
        end(json, entries, '}');
    }

    @Override
    public void writeObjectEntrySeparator(JsonGenerator json) {
        json.writeRaw(',');
        next(json, true);
    }

    @Override
    public void writeObjectNameValueSeparator(JsonGenerator json) {
        json.writeRaw(": ");
    }

    @Override
    public void writeStartArray(JsonGenerator json) {
        json.writeRaw('[');
        open.push(inline > 0);
    }

    @Override
    public void writeEndArray(JsonGenerator json, int values) {
        end(json, values, ']');
    }

    @Override
    public void writeArrayValueSeparator(JsonGenerator json) {
        json.writeRaw(',');
        next(json, true);
    }

    @Override
    public void beforeArrayValues(JsonGenerator json) {
        next(json, false);
    }

    @Override
    public void beforeObjectEntries(JsonGenerator json) {
        next(json, false);
    }

    private void end(JsonGenerator json, int entries, char bracket) {
        boolean onOneLine = open.pop();
        if (entries > 0 && !onOneLine) {
            newLine(json);
        }
        json.writeRaw(bracket);
    }

    private void next(JsonGenerator json, boolean afterComma) {
        if (!open.element()) {
            newLine(json);
        } else if (afterComma) {
            json.writeRaw(' ');
        }
    }

    private void newLine(JsonGenerator json) {
        json.writeRaw('\n');
        json.writeRaw("  ".repeat(open.size()));
    }
}
