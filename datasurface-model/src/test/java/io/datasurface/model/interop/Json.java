package io.datasurface.model.interop;

import java.io.StringWriter;
import tools.jackson.core.JsonGenerator;
import tools.jackson.core.ObjectWriteContext;
import tools.jackson.core.json.JsonFactory;

/** Text of JSON trees. */
final class Json {
    private Json() {}

    static String of(DumpNode node) {
        StringWriter text = new StringWriter();
        try (JsonGenerator out = JsonFactory.builder().build().createGenerator(ObjectWriteContext.empty(), text)) {
            write(out, node);
        }
        return text.toString();
    }

    private static void write(JsonGenerator out, DumpNode node) {
        if (node instanceof DumpNode.Group group) {
            out.writeStartObject();
            group.members().forEach((key, value) -> {
                out.writeName(key);
                write(out, value);
            });
            out.writeEndObject();
        } else if (node instanceof DumpNode.Items items) {
            out.writeStartArray();
            items.elements().forEach(element -> write(out, element));
            out.writeEndArray();
        } else if (node instanceof DumpNode.Text text) {
            out.writeString(text.value());
        } else if (node instanceof DumpNode.Numeric number) {
            out.writeNumber(number.value());
        } else if (node instanceof DumpNode.Flag flag) {
            out.writeBoolean(flag.value());
        } else {
            out.writeNull();
        }
    }
}
