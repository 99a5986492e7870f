package io.datasurface.awsbatch.terraform;

import java.util.List;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.function.Consumer;

/** One {@code .tf.json} file: each section an object, as Checkov wants it. */
record JsonFile(
        SortedMap<String, List<TfBody>> providers,
        SortedMap<String, TfVariable> variables,
        List<TfResource> resources,
        SortedMap<String, TfCheck> checks,
        SortedMap<String, TfOutput> outputs) {

    /** Checkov passes over a file that does not hold the word "provider". */
    private static final String REMARK =
            "Rendered by DataSurface: change the model, not this file. The provider is configured in main.tf.json.";

    JsonFile(List<TfResource> resources) {
        this(new TreeMap<>(), new TreeMap<>(), resources, new TreeMap<>(), new TreeMap<>());
    }

    /** Returns the file's text, or nothing if there is nothing to say. */
    Optional<String> text() {
        if (providers.isEmpty()
                && variables.isEmpty()
                && resources.isEmpty()
                && checks.isEmpty()
                && outputs.isEmpty()) {
            return Optional.empty();
        }
        JsonWriter out = new JsonWriter();
        out.beginObject();
        out.key("//");
        out.string(REMARK);
        section(out, "provider", providers, bodies -> {
            out.beginArray();
            bodies.forEach(body -> body.writeJson(out));
            out.endArray();
        });
        section(out, "variable", variables, variable -> variable.writeJson(out));
        writeResources(out, "data", true);
        writeResources(out, "resource", false);
        section(out, "check", checks, check -> check.writeJson(out));
        section(out, "output", outputs, output -> output.writeJson(out));
        out.endObject();
        return Optional.of(out.text());
    }

    private void writeResources(JsonWriter out, String section, boolean data) {
        SortedMap<String, SortedMap<String, TfResource>> byType = new TreeMap<>();
        for (TfResource resource : resources) {
            if (resource.address().data() == data) {
                byType.computeIfAbsent(resource.address().type(), type -> new TreeMap<>())
                        .put(resource.address().label(), resource);
            }
        }
        section(out, section, byType, labels -> {
            out.beginObject();
            labels.forEach((label, resource) -> {
                out.key(label);
                resource.writeJson(out);
            });
            out.endObject();
        });
    }

    private static <T> void section(JsonWriter out, String name, SortedMap<String, T> members, Consumer<T> writer) {
        if (members.isEmpty()) {
            return;
        }
        out.key(name);
        out.beginObject();
        members.forEach((key, member) -> {
            out.key(key);
            writer.accept(member);
        });
        out.endObject();
    }
}
