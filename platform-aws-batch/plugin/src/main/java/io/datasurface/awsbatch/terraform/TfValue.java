package io.datasurface.awsbatch.terraform;

import java.util.function.Consumer;

/**
 * A value of a Terraform argument: text, number, truth value, list, map or expression. Made with the factories of {@link Tf}.
 *
 * <p>Two values are equal if they are of the same kind and mean the same in Terraform's syntax.
 */
public abstract sealed class TfValue permits TfString, TfScalar, TfList, TfMap {
    TfValue() {}

    /** Writes this value as the value of an argument in a {@code .tf.json} file. */
    abstract void writeJson(JsonWriter out);

    /** Appends this value in Terraform's native expression syntax. */
    abstract void appendHcl(StringBuilder out);

    /** Appends this value as a part of a JSON document that is itself text. */
    abstract void embed(Fragments out);

    /** Hands over the root of each reference in this value, such as {@code aws_kms_key.lake} or {@code var.region}. */
    abstract void visitReferences(Consumer<String> visitor);

    /** Returns this value in Terraform's native expression syntax. */
    final String hcl() {
        StringBuilder out = new StringBuilder();
        appendHcl(out);
        return out.toString();
    }

    @Override
    public final boolean equals(Object other) {
        return other instanceof TfValue that
                && that.getClass() == getClass()
                && that.hcl().equals(hcl());
    }

    @Override
    public final int hashCode() {
        return hcl().hashCode();
    }

    /** Returns this value in Terraform's native expression syntax, for messages. */
    @Override
    public final String toString() {
        return hcl();
    }
}
