package io.datasurface.awsbatch.testing;

import io.datasurface.awsbatch.terraform.check.JsonTree;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** The resources of all root modules of a render. */
public final class RenderedResources {
    private static final Pattern ADDRESS = Pattern.compile("`(aws_[a-z_0-9]+)\\.([A-Za-z_0-9]+)`");

    private final Map<String, String> files;

    /**
     * Reads a render.
     *
     * @param files its files by path
     */
    public RenderedResources(Map<String, String> files) {
        this.files = files;
    }

    /** The resources of a type by label; modules do not share labels here. */
    public SortedMap<String, Map<String, @Nullable Object>> of(String type) {
        SortedMap<String, Map<String, @Nullable Object>> found = new TreeMap<>();
        files.forEach((path, text) -> {
            if (path.endsWith(".tf.json")
                    && JsonTree.parseObject(text).get("resource") instanceof Map<?, ?> types
                    && types.get(type) instanceof Map<?, ?> labels) {
                JsonTree.object(labels).forEach((label, body) -> found.put(label, JsonTree.object(body)));
            }
        });
        return found;
    }

    /** Addresses that a page has in code, such as {@code `aws_s3_bucket.lake`}, and whether they are rendered. */
    public SortedMap<String, Boolean> namedIn(String page) {
        SortedMap<String, Boolean> named = new TreeMap<>();
        ADDRESS.matcher(page)
                .results()
                .forEach(found -> named.put(
                        found.group(1) + "." + found.group(2),
                        of(found.group(1)).containsKey(found.group(2))));
        return named;
    }

    /** A resource that must be there. */
    public Map<String, @Nullable Object> one(String type, String label) {
        return Optional.ofNullable(of(type).get(label)).orElseThrow();
    }

    /** Statements of inline policies that have an action, by the label of the policy. */
    public SortedMap<String, List<Map<String, @Nullable Object>>> allowing(String action) {
        SortedMap<String, List<Map<String, @Nullable Object>>> found = new TreeMap<>();
        of("aws_iam_role_policy").forEach((label, policy) -> {
            Object statements =
                    JsonTree.parseObject(String.valueOf(policy.get("policy"))).get("Statement");
            for (Object each : list(statements)) {
                Map<String, @Nullable Object> statement = JsonTree.object(each);
                if (list(statement.get("Action")).contains(action)) {
                    found.computeIfAbsent(label, key -> new ArrayList<>()).add(statement);
                }
            }
        });
        return found;
    }

    /** A value as a list: policies leave out the brackets around one. */
    public static List<?> list(@Nullable Object value) {
        return value instanceof List<?> list ? list : value == null ? List.of() : List.of(value);
    }

    /** A block that stands once, with or without brackets. */
    public static Map<String, @Nullable Object> block(@Nullable Object value) {
        return JsonTree.object(list(value).get(0));
    }
}
