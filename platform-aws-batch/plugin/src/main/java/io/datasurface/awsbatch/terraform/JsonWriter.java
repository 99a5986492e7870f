package io.datasurface.awsbatch.terraform;

/** Writes JSON text with two-space indent and line feeds; an empty object or array stays on its line. */
final class JsonWriter {
    private final StringBuilder out = new StringBuilder();
    private int depth;
    private boolean empty = true;
    private boolean afterKey;
    private boolean literal;

    /** Returns a writer for values that Terraform takes as they are, without templates. */
    static JsonWriter literally() {
        JsonWriter writer = new JsonWriter();
        writer.literal = true;
        return writer;
    }

    /** Writes a value that Terraform takes as it is, without templates. */
    void literal(TfValue value) {
        literal = true;
        value.writeJson(this);
        literal = false;
    }

    /** Writes a key of the model's or renderer's own, which is a template to Terraform. */
    void key(Fragments name) {
        key(text(name));
    }

    /** Writes text that may hold expressions. */
    void string(Fragments content) {
        string(text(content));
    }

    private String text(Fragments content) {
        return literal ? content.literalText() : content.template();
    }

    void beginObject() {
        begin('{');
    }

    void endObject() {
        end('}');
    }

    void beginArray() {
        begin('[');
    }

    void endArray() {
        end(']');
    }

    void key(String name) {
        separate();
        quote(name);
        out.append(": ");
        afterKey = true;
    }

    void string(String text) {
        separate();
        quote(text);
    }

    void token(String token) {
        separate();
        out.append(token);
    }

    /** Returns the document with its trailing newline. */
    String text() {
        return out + "\n";
    }

    private void begin(char bracket) {
        separate();
        out.append(bracket);
        depth++;
        empty = true;
    }

    private void end(char bracket) {
        depth--;
        if (!empty) {
            newLine();
        }
        out.append(bracket);
        empty = false;
    }

    private void separate() {
        if (afterKey) {
            afterKey = false;
        } else if (depth > 0) {
            if (!empty) {
                out.append(',');
            }
            newLine();
        }
        empty = false;
    }

    private void newLine() {
        out.append('\n').append("  ".repeat(depth));
    }

    private void quote(String text) {
        out.append('"').append(Texts.jsonEscaped(text)).append('"');
    }
}
