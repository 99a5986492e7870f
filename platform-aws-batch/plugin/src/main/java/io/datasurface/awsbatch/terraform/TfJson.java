package io.datasurface.awsbatch.terraform;

import java.util.function.Consumer;

/** A JSON document as text: valid JSON whatever the references in it turn out to be. */
final class TfJson extends TfString {
    private final TfValue document;
    private final Fragments content = new Fragments();

    TfJson(TfValue document) {
        this.document = document;
        document.embed(content);
    }

    @Override
    void fragments(Fragments out) {
        out.addAll(content);
    }

    @Override
    void appendHcl(StringBuilder out) {
        out.append(content.quotedTemplate());
    }

    @Override
    void embed(Fragments out) {
        if (content.hasExpressions()) {
            out.expression("jsonencode(" + content.quotedTemplate() + ")");
        } else {
            out.literal('"' + Texts.jsonEscapedExactly(content.literalText()) + '"');
        }
    }

    @Override
    void visitReferences(Consumer<String> visitor) {
        document.visitReferences(visitor);
    }
}
