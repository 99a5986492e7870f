package io.datasurface.awsbatch.terraform;

/** A condition that each plan looks at. */
record TfCheck(TfExpression condition, TfString message) {
    void writeJson(JsonWriter out) {
        out.beginObject();
        out.key("assert");
        out.beginArray();
        out.beginObject();
        out.key("condition");
        condition.writeJson(out);
        out.key("error_message");
        message.writeJson(out);
        out.endObject();
        out.endArray();
        out.endObject();
    }
}
