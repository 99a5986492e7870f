package io.datasurface.awsbatch.terraform;

import java.util.List;
import java.util.function.Consumer;

/** Values in order. */
public final class TfList extends TfValue {
    private final List<TfValue> elements;

    TfList(List<? extends TfValue> elements) {
        this.elements = List.copyOf(elements);
    }

    @Override
    void writeJson(JsonWriter out) {
        out.beginArray();
        elements.forEach(element -> element.writeJson(out));
        out.endArray();
    }

    @Override
    void appendHcl(StringBuilder out) {
        String separator = "[";
        for (TfValue element : elements) {
            out.append(separator);
            element.appendHcl(out);
            separator = ", ";
        }
        out.append(elements.isEmpty() ? "[]" : "]");
    }

    @Override
    void embed(Fragments out) {
        String separator = "[";
        for (TfValue element : elements) {
            out.literal(separator);
            element.embed(out);
            separator = ",";
        }
        out.literal(elements.isEmpty() ? "[]" : "]");
    }

    @Override
    void visitReferences(Consumer<String> visitor) {
        elements.forEach(element -> element.visitReferences(visitor));
    }
}
