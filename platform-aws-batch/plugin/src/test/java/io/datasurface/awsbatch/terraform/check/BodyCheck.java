package io.datasurface.awsbatch.terraform.check;

import io.datasurface.awsbatch.terraform.check.ProviderSchema.Argument;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Checks the body of a resource against the arguments of its type. */
final class BodyCheck {
    private static final Set<String> LIFECYCLE = Set.of(
            "create_before_destroy",
            "prevent_destroy",
            "ignore_changes",
            "replace_triggered_by",
            "precondition",
            "postcondition");

    private final ProviderSchema schema;
    private final ReferenceCheck references;
    private final List<String> problems;

    BodyCheck(ProviderSchema schema, ReferenceCheck references, List<String> problems) {
        this.schema = schema;
        this.references = references;
        this.problems = problems;
    }

    void resource(String address, @Nullable Object body) {
        String type = address.substring(0, address.lastIndexOf('.'));
        Map<String, Argument> arguments = schema.arguments(type).orElse(null);
        if (arguments == null) {
            problems.add(address + ": unknown resource type " + type);
        } else if (body instanceof Map) {
            block(address, arguments, JsonTree.object(body), true);
        } else {
            problems.add(address + ": the body is no object, which Checkov cannot read");
        }
    }

    private void block(String place, Map<String, Argument> arguments, Map<String, @Nullable Object> body, boolean top) {
        arguments.forEach((name, argument) -> {
            if (argument.required() && body.get(name) == null) {
                problems.add(place + ": missing required " + name);
            }
        });
        body.forEach((name, value) -> {
            String at = place + "." + name;
            Argument argument = arguments.get(name);
            if (name.equals("//") || (top && argument == null && meta(at, name, value, arguments))) {
                return;
            }
            if (argument == null) {
                problems.add(place + ": unknown argument " + name);
            } else if (argument.isBlock()) {
                blocks(at, argument, value);
            } else if (value != null) {
                kind(at, argument.kind(), value);
                references.value(at, value);
            }
        });
    }

    private void blocks(String place, Argument argument, @Nullable Object value) {
        if (value instanceof Map) {
            block(place, argument.members(), JsonTree.object(value), false);
            return;
        }
        if (!(value instanceof List<?> bodies)) {
            problems.add(place + ": wrong kind: a block, not " + value);
            return;
        }
        if (argument.kind().equals("block") && bodies.size() > 1) {
            problems.add(place + ": " + bodies.size() + " blocks where there can be one");
        }
        if (argument.required() && bodies.isEmpty()) {
            problems.add(place + ": no block where there has to be one");
        }
        for (int i = 0; i < bodies.size(); i++) {
            String at = place + "[" + i + "]";
            if (bodies.get(i) instanceof Map) {
                block(at, argument.members(), JsonTree.object(bodies.get(i)), false);
            } else {
                problems.add(at + ": wrong kind: a block, not " + bodies.get(i));
            }
        }
    }

    private void kind(String place, String kind, Object value) {
        boolean right = switch (kind) {
            case "any" -> true;
            case "string" -> value instanceof String;
            case "number" -> value instanceof Number || isExpression(value);
            case "boolean" -> value instanceof Boolean || isExpression(value);
            case "list(string)" -> isExpression(value) || isListOf(value, String.class);
            case "list(object)" -> isExpression(value) || isListOf(value, Map.class);
            case "map(string)" ->
                isExpression(value)
                        || (value instanceof Map<?, ?> map
                                && map.values().stream().allMatch(String.class::isInstance));
            default -> throw new IllegalStateException("The schema has an unknown kind " + kind + " at " + place);
        };
        if (!right) {
            problems.add(place + ": wrong kind: " + kind + ", not " + value);
        }
    }

    private static boolean isExpression(Object value) {
        return value instanceof String text && TemplateScanner.isOneExpression(text);
    }

    private static boolean isListOf(Object value, Class<?> type) {
        return value instanceof List<?> list && list.stream().allMatch(type::isInstance);
    }

    /** Checks an argument that is Terraform's own; returns whether it is one. */
    private boolean meta(String place, String name, @Nullable Object value, Map<String, Argument> arguments) {
        switch (name) {
            case "depends_on" -> list(place, value).forEach(each -> references.bare(place, each));
            case "provider" -> references.configuration(place, value);
            case "count", "for_each" -> references.value(place, value);
            case "lifecycle" -> lifecycle(place, value, arguments);
            default -> {
                return false;
            }
        }
        return true;
    }

    private void lifecycle(String place, @Nullable Object value, Map<String, Argument> arguments) {
        if (!(value instanceof Map)) {
            problems.add(place + ": wrong kind: a block, not " + value);
            return;
        }
        JsonTree.object(value).forEach((name, member) -> {
            String at = place + "." + name;
            if (!LIFECYCLE.contains(name)) {
                problems.add(place + ": unknown argument " + name);
            } else if (name.equals("ignore_changes")) {
                for (Object each : list(at, member)) {
                    if (!(each instanceof String argument) || !arguments.containsKey(argument.split("[.\\[]")[0])) {
                        problems.add(at + ": unknown argument " + each);
                    }
                }
            } else if (name.equals("replace_triggered_by")) {
                list(at, member).forEach(each -> references.value(at, "${" + each + "}"));
            } else if (member instanceof Map || member instanceof List) {
                references.value(at, member);
            } else if (!(member instanceof Boolean)) {
                problems.add(at + ": wrong kind: boolean, not " + member);
            }
        });
    }

    private List<?> list(String place, @Nullable Object value) {
        if (value instanceof List<?> list) {
            return list;
        }
        problems.add(place + ": wrong kind: a list, not " + value);
        return List.of();
    }
}
