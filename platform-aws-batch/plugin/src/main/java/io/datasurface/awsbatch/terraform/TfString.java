package io.datasurface.awsbatch.terraform;

import java.util.List;

/** A value that is text once Terraform has evaluated it: literal text, an expression, a template of both, or a JSON document. */
public abstract sealed class TfString extends TfValue permits TfTemplate, TfExpression, TfJson {
    TfString() {}

    /** Appends the literal stretches and expressions that make this text. */
    abstract void fragments(Fragments out);

    /**
     * Returns this text followed by literal text.
     *
     * @param literal the text, taken as it is
     */
    public final TfString then(String literal) {
        return then(Tf.text(literal));
    }

    /**
     * Returns this text followed by another.
     *
     * @param next what comes after
     */
    public final TfString then(TfString next) {
        return new TfTemplate(List.of(this, next));
    }

    @Override
    final void writeJson(JsonWriter out) {
        Fragments parts = new Fragments();
        fragments(parts);
        out.string(parts);
    }
}
