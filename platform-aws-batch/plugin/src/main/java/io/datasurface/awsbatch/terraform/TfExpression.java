package io.datasurface.awsbatch.terraform;

import java.util.Set;
import java.util.TreeSet;
import java.util.function.Consumer;
import java.util.regex.Pattern;

/** Code that Terraform evaluates: a reference, a function call or a condition. There is no way to make one from free text. */
public final class TfExpression extends TfString {
    private static final Pattern PATH = Pattern.compile("[a-z_][a-z0-9_]*((\\.[a-z_][a-z0-9_]*)|(\\[[0-9]+]))*");

    private final String code;
    private final Set<String> roots;
    private final boolean jsonSafe;

    private TfExpression(String code, Set<String> roots, boolean jsonSafe) {
        this.code = code;
        this.roots = new TreeSet<>(roots);
        this.jsonSafe = jsonSafe;
    }

    /** Returns a reference below a root; the path may be empty. */
    static TfExpression reference(String root, String path) {
        if (path.isEmpty()) {
            return new TfExpression(root, Set.of(root), false);
        }
        if (!PATH.matcher(path).matches()) {
            throw new IllegalArgumentException("Invalid attribute path \"" + path + "\" of " + root
                    + "; use lower-case names joined by '.', and [number] for list elements.");
        }
        return new TfExpression(root + "." + path, Set.of(root), isArn(root, path));
    }

    /** Returns code that was put together in this package, and the values that its references come from. */
    static TfExpression code(String code, Iterable<? extends TfValue> operands) {
        Set<String> roots = new TreeSet<>();
        operands.forEach(operand -> operand.visitReferences(roots::add));
        return new TfExpression(code, roots, false);
    }

    /** ARNs hold no character that JSON would escape, except those of S3 objects, whose keys are free text. */
    private static boolean isArn(String root, String path) {
        return (path.equals("arn") || path.endsWith("_arn"))
                && !root.startsWith("var.")
                && !root.startsWith("local.")
                && !root.startsWith("aws_s3_object.")
                && !root.startsWith("data.aws_s3_object.");
    }

    /** Whether the value can stand inside a JSON string as it is; all others are encoded by Terraform. */
    boolean isJsonSafe() {
        return jsonSafe;
    }

    @Override
    void fragments(Fragments out) {
        out.expression(code);
    }

    @Override
    void appendHcl(StringBuilder out) {
        out.append(code);
    }

    @Override
    void embed(Fragments out) {
        if (jsonSafe) {
            out.literal("\"");
            out.expression(code);
            out.literal("\"");
        } else {
            out.expression("jsonencode(" + code + ")");
        }
    }

    @Override
    void visitReferences(Consumer<String> visitor) {
        roots.forEach(visitor);
    }
}
