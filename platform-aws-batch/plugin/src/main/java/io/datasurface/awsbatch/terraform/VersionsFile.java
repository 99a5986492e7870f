package io.datasurface.awsbatch.terraform;

import java.util.Map;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;

/** {@code versions.tf}: which Terraform, which providers, where the state is. */
final class VersionsFile {
    private record Provider(String source, String constraint) {}

    private String required = "";
    private String backendType = "";
    private Map<String, TfValue> backend = Map.of();
    private final SortedMap<String, Provider> providers = new TreeMap<>();

    void terraform(String constraint) {
        requireFirst(required.isEmpty(), "required version", constraint);
        required = constraint;
    }

    void provider(String name, String source, String constraint) {
        requireFirst(!providers.containsKey(name), "required provider", name);
        providers.put(name, new Provider(source, constraint));
    }

    void backend(String type, TfBody body) {
        requireFirst(backendType.isEmpty(), "backend", type);
        backendType = type;
        backend = body.argumentsOnly("The backend " + type);
        backend.forEach((name, value) -> value.visitReferences(root -> {
            throw new IllegalArgumentException(
                    "The backend's " + name + " refers to " + root + "; Terraform takes literal values only there.");
        }));
    }

    Optional<String> text() {
        if (required.isEmpty() && backendType.isEmpty() && providers.isEmpty()) {
            return Optional.empty();
        }
        StringBuilder out = new StringBuilder("terraform {\n");
        if (!required.isEmpty()) {
            out.append("  required_version = ").append(quoted(required)).append('\n');
        }
        if (!providers.isEmpty()) {
            separate(out).append("  required_providers {\n");
            providers.forEach((name, provider) -> out.append("    ")
                    .append(name)
                    .append(" = {\n      source  = ")
                    .append(quoted(provider.source()))
                    .append("\n      version = ")
                    .append(quoted(provider.constraint()))
                    .append("\n    }\n"));
            out.append("  }\n");
        }
        if (!backendType.isEmpty()) {
            separate(out).append("  backend ").append(quoted(backendType)).append(" {\n");
            int width = backend.keySet().stream().mapToInt(String::length).max().orElse(0);
            backend.forEach((name, value) -> out.append("    ")
                    .append(name)
                    .append(" ".repeat(width - name.length()))
                    .append(" = ")
                    .append(value.hcl())
                    .append('\n'));
            out.append("  }\n");
        }
        return Optional.of(out.append("}\n").toString());
    }

    private static StringBuilder separate(StringBuilder out) {
        return out.toString().endsWith("{\n") ? out : out.append('\n');
    }

    private static String quoted(String literal) {
        return Tf.text(literal).hcl();
    }

    private static void requireFirst(boolean first, String what, String value) {
        if (!first) {
            throw new IllegalArgumentException("Duplicate " + what + " " + value + "; it can be set once.");
        }
    }
}
