package io.datasurface.awsbatch.terraform;

import java.util.List;
import java.util.function.Consumer;

/** Literal text with expressions between: the plain literal is the case without any. */
final class TfTemplate extends TfString {
    private final Fragments content = new Fragments();
    private final List<TfString> parts;
    private final boolean jsonSafe;

    TfTemplate(String literal) {
        content.literal(Texts.requireWellFormed(literal));
        parts = List.of();
        jsonSafe = true;
    }

    TfTemplate(List<TfString> parts) {
        this.parts = List.copyOf(parts);
        this.parts.forEach(part -> part.fragments(content));
        jsonSafe = this.parts.stream().allMatch(TfTemplate::isJsonSafe);
    }

    private static boolean isJsonSafe(TfString part) {
        if (part instanceof TfExpression expression) {
            return expression.isJsonSafe();
        }
        if (part instanceof TfTemplate template) {
            return template.jsonSafe;
        }
        Fragments content = new Fragments();
        part.fragments(content);
        return !content.hasExpressions();
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
        if (jsonSafe) {
            out.literal("\"");
            content.forEach(text -> out.literal(Texts.jsonEscapedExactly(text)), out::expression);
            out.literal("\"");
        } else {
            out.expression("jsonencode(" + content.quotedTemplate() + ")");
        }
    }

    @Override
    void visitReferences(Consumer<String> visitor) {
        parts.forEach(part -> part.visitReferences(visitor));
    }
}
