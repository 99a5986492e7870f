package io.datasurface.awsbatch.terraform;

/** What a root module tells about itself. */
record TfOutput(String description, TfValue value) {
    void writeJson(JsonWriter out) {
        out.beginObject();
        out.key("description");
        out.string(description);
        out.key("value");
        value.writeJson(out);
        out.endObject();
    }
}
