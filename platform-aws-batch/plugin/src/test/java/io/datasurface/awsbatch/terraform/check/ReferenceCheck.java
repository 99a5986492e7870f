package io.datasurface.awsbatch.terraform.check;

import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Checks that every reference in a value points at something that is there. */
final class ReferenceCheck {
    private static final Set<String> ALWAYS_THERE = Set.of("path", "terraform", "each", "count", "self");

    private final RootModule module;
    private final ProviderSchema schema;
    private final List<String> problems;

    ReferenceCheck(RootModule module, ProviderSchema schema, List<String> problems) {
        this.module = module;
        this.schema = schema;
        this.problems = problems;
    }

    /** Checks all texts in a value, keys of objects included. */
    void value(String place, @Nullable Object value) {
        if (value instanceof String text) {
            template(place, text);
        } else if (value instanceof List<?> list) {
            for (int i = 0; i < list.size(); i++) {
                value(place + "[" + i + "]", list.get(i));
            }
        } else if (value instanceof Map<?, ?> map) {
            map.forEach((key, member) -> {
                if (!key.equals("//")) {
                    template(place, (String) key);
                    value(place + "." + key, member);
                }
            });
        }
    }

    private void template(String place, String text) {
        TemplateScanner.Result result = TemplateScanner.scan(text);
        result.faults().forEach(fault -> problems.add(place + ": " + fault + " in: " + text));
        result.references().forEach(steps -> reference(place, steps));
    }

    /** Checks an address that stands without {@code ${}}, as in {@code depends_on}. */
    void bare(String place, @Nullable Object value) {
        if (!(value instanceof String address) || !module.declared().contains(address)) {
            problems.add(place + ": dangling reference to " + value);
        }
    }

    /** Checks the name of a provider's configuration. */
    void configuration(String place, @Nullable Object value) {
        if (!(value instanceof String name)
                || (name.contains(".") && !module.configurations().contains(name))) {
            problems.add(place + ": no provider configuration " + value);
        }
    }

    private void reference(String place, List<String> steps) {
        String root = steps.get(0);
        if (ALWAYS_THERE.contains(root)) {
            return;
        }
        boolean data = root.equals("data");
        boolean named = List.of("var", "local", "module").contains(root);
        int length = data ? 3 : 2;
        String written = String.join(".", steps);
        if (steps.size() < length) {
            problems.add(place + ": \"" + written + "\" is no complete reference");
            return;
        }
        String target = String.join(".", steps.subList(0, length));
        if (!module.declared().contains(target)) {
            problems.add(place + ": dangling reference to " + written);
        } else if (!named && steps.size() > length) {
            String type = target.substring(0, target.lastIndexOf('.'));
            String attribute = steps.get(length);
            if (schema.arguments(type).isPresent() && !schema.hasAttribute(type, attribute)) {
                problems.add(place + ": " + type + " has no attribute \"" + attribute + "\"");
            }
        }
    }
}
