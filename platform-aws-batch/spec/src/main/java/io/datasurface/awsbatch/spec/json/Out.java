package io.datasurface.awsbatch.spec.json;

import java.io.StringWriter;
import java.util.List;
import java.util.Map;
import java.util.function.BiConsumer;
import java.util.function.Consumer;
import tools.jackson.core.JsonGenerator;
import tools.jackson.core.ObjectWriteContext;
import tools.jackson.core.PrettyPrinter;
import tools.jackson.core.json.JsonFactory;

/** Writes canonical JSON: fields in the order of the calls, line feeds, one at the end. */
final class Out {
    private static final JsonFactory FACTORY = new JsonFactory();

    private final JsonGenerator json;
    private final Layout layout;

    private Out(JsonGenerator json, Layout layout) {
        this.json = json;
        this.layout = layout;
    }

    static String write(Consumer<Out> body) {
        Layout layout = new Layout();
        ObjectWriteContext context = new ObjectWriteContext.Base() {
            @Override
            public PrettyPrinter getPrettyPrinter() {
                return layout;
            }

            @Override
            public boolean hasPrettyPrinter() {
                return true;
            }
        };
        StringWriter text = new StringWriter();
        try (JsonGenerator json = FACTORY.createGenerator(context, text)) {
            body.accept(new Out(json, layout));
        }
        return text.append('\n').toString();
    }

    /** The value itself is an object. */
    void object(Consumer<Out> fields) {
        json.writeStartObject();
        fields.accept(this);
        json.writeEndObject();
    }

    /** The value itself is an array of objects, each on one line. */
    <T> void array(List<T> items, BiConsumer<Out, T> fields) {
        json.writeStartArray();
        items.forEach(item -> onOneLine(() -> object(out -> fields.accept(out, item))));
        json.writeEndArray();
    }

    void text(String name, String value) {
        json.writeStringProperty(name, value);
    }

    void number(String name, long value) {
        json.writeNumberProperty(name, value);
    }

    void bool(String name, boolean value) {
        json.writeBooleanProperty(name, value);
    }

    /** An array of strings, on one line. */
    void texts(String name, List<String> values) {
        json.writeName(name);
        onOneLine(() -> {
            json.writeStartArray();
            values.forEach(json::writeString);
            json.writeEndArray();
        });
    }

    /** An array of numbers, on one line. */
    void numbers(String name, List<Integer> values) {
        json.writeName(name);
        onOneLine(() -> {
            json.writeStartArray();
            values.forEach(json::writeNumber);
            json.writeEndArray();
        });
    }

    void textMap(String name, Map<String, String> values) {
        object(name, out -> values.forEach(out::text));
    }

    void object(String name, Consumer<Out> fields) {
        json.writeName(name);
        object(fields);
    }

    /** An array of objects, each over several lines. */
    <T> void objects(String name, List<T> items, BiConsumer<Out, T> fields) {
        json.writeName(name);
        json.writeStartArray();
        items.forEach(item -> object(out -> fields.accept(out, item)));
        json.writeEndArray();
    }

    /** An array of objects, each on one line. */
    <T> void lines(String name, List<T> items, BiConsumer<Out, T> fields) {
        json.writeName(name);
        array(items, fields);
    }

    private void onOneLine(Runnable write) {
        layout.inline++;
        write.run();
        layout.inline--;
    }
}
