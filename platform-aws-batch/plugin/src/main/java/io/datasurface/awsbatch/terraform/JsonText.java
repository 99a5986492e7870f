package io.datasurface.awsbatch.terraform;

/** JSON documents that are not Terraform's: text stands in them as it is. */
public final class JsonText {
    private JsonText() {}

    /**
     * Returns a document with its trailing newline.
     *
     * @param document a value without expressions
     */
    public static String of(TfValue document) {
        JsonWriter out = JsonWriter.literally();
        document.writeJson(out);
        return out.text();
    }
}
