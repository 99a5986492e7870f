package io.datasurface.awsbatch.foundation;

import io.datasurface.awsbatch.terraform.check.JsonTree;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** Reads rendered files back. */
final class Documents {
    /** What stands without quotes, because Terraform writes them. */
    private static final Pattern ENCODED = Pattern.compile("(?<!\\$)\\$\\{jsonencode\\(([a-z0-9_.]+)\\)}");

    private Documents() {}

    /** The resources of all files of a module, by address. */
    static SortedMap<String, Map<String, @Nullable Object>> resources(Map<String, String> files) {
        SortedMap<String, Map<String, @Nullable Object>> result = new TreeMap<>();
        files.forEach((name, text) -> {
            if (name.endsWith(".tf.json") && JsonTree.parseObject(text).get("resource") instanceof Map<?, ?> types) {
                object(types)
                        .forEach((type, labels) ->
                                object(labels).forEach((label, body) -> result.put(type + "." + label, object(body))));
            }
        });
        return result;
    }

    /** A document that stands in a resource as text; references are their own texts. */
    static Map<String, @Nullable Object> embedded(@Nullable Object text) {
        String template = (String) Objects.requireNonNull(text);
        String encoded = ENCODED.matcher(template).replaceAll("\"$1\"");
        return JsonTree.parseObject(encoded.replace("$${", "${").replace("%%{", "%{"));
    }

    @SuppressWarnings("unchecked")
    static Map<String, @Nullable Object> object(@Nullable Object value) {
        return (Map<String, @Nullable Object>) Objects.requireNonNull(value);
    }

    /** The value as a list: policies leave out the brackets around one. */
    static List<?> list(@Nullable Object value) {
        return value instanceof List<?> list ? list : List.of(Objects.requireNonNull(value));
    }
}
