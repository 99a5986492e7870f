package io.datasurface.awsbatch.terraform;

import java.util.function.Consumer;

/** A number, a truth value or null: written the same way everywhere. */
final class TfScalar extends TfValue {
    private final String token;

    TfScalar(String token) {
        this.token = token;
    }

    @Override
    void writeJson(JsonWriter out) {
        out.token(token);
    }

    @Override
    void appendHcl(StringBuilder out) {
        out.append(token);
    }

    @Override
    void embed(Fragments out) {
        out.literal(token);
    }

    @Override
    void visitReferences(Consumer<String> visitor) {
        // A scalar refers to nothing.
    }
}
