package io.datasurface.awsbatch.sdk.render;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * A resource of a root module.
 *
 * @param module the root module
 * @param type such as {@code aws_glue_job}
 * @param label what Terraform calls it
 * @param attributes as {@link io.datasurface.awsbatch.spec.json.PlainJson} reads them
 */
public record RenderedResource(RenderedModule module, String type, String label, Map<String, Object> attributes) {
    /**
     * A text.
     *
     * @throws IllegalArgumentException if it has none of that name
     */
    public String text(String name) {
        return find(name)
                .orElseThrow(() -> new IllegalArgumentException(type + "." + label + " of " + module.folder()
                        + " has no " + name + "; was the render changed by hand?"));
    }

    /** A text, if it has one of that name. */
    public Optional<String> find(String name) {
        return attributes.get(name) instanceof String text ? Optional.of(text) : Optional.empty();
    }

    /** A block or a map; empty if it has none of that name. */
    public Map<String, Object> block(String name) {
        return attributes.get(name) instanceof Map<?, ?> map ? copy(map) : Map.of();
    }

    /** The label of the resource that an attribute refers to, if it is a reference to a resource of this type in the same root module. */
    public Optional<String> reference(String name, String otherType) {
        String start = "${" + otherType + ".";
        return find(name)
                .filter(text -> text.startsWith(start))
                .map(text ->
                        List.of(text.substring(start.length()).split("[.}]", 2)).get(0));
    }

    static Map<String, Object> copy(Map<?, ?> map) {
        Map<String, Object> copy = new LinkedHashMap<>();
        map.forEach((key, value) -> copy.put(String.valueOf(key), value));
        return copy;
    }
}
