package io.datasurface.awsbatch.terraform.check;

import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JacksonException;

/**
 * What the {@code *.tf.json} files of a root module declare.
 *
 * @param resources bodies by address, data sources with {@code data.} before
 * @param declared what can be referred to: addresses, {@code var.x}, {@code local.x}, {@code module.x}
 * @param configurations named provider configurations, such as {@code aws.home}
 * @param expressions everything else that Terraform evaluates, by its place
 */
record RootModule(
        Map<String, @Nullable Object> resources,
        Set<String> declared,
        Set<String> configurations,
        Map<String, @Nullable Object> expressions) {
    private static final Set<String> SECTIONS = Set.of(
            "//", "terraform", "provider", "variable", "locals", "data", "resource", "module", "check", "output");

    private static final Pattern LOCAL = Pattern.compile("  ([A-Za-z_][A-Za-z0-9_]*) += (.*)");

    static RootModule parse(Map<String, String> files, List<String> problems) {
        RootModule module = new RootModule(
                new LinkedHashMap<>(), new LinkedHashSet<>(), new LinkedHashSet<>(), new LinkedHashMap<>());
        files.forEach((name, text) -> {
            if (name.equals("locals.tf")) {
                module.locals(text, problems);
            }
            if (!name.endsWith(".tf.json")) {
                return;
            }
            try {
                JsonTree.parseObject(text)
                        .forEach((section, content) -> module.section(name, section, content, problems));
            } catch (JacksonException | IllegalArgumentException e) {
                problems.add(name + ": no readable JSON object: " + e.getMessage());
            }
        });
        return module;
    }

    /** Reads the named values, of which there is one per line. */
    private void locals(String text, List<String> problems) {
        for (String line : text.lines().toList()) {
            Matcher local = LOCAL.matcher(line);
            if (local.matches()) {
                declare("locals.tf", "local." + local.group(1), problems);
                expressions.put("local." + local.group(1), "${" + local.group(2) + "}");
            } else if (!line.equals("locals {") && !line.equals("}")) {
                problems.add("locals.tf: not a value on a line of its own: " + line);
            }
        }
    }

    private void section(String file, String section, @Nullable Object content, List<String> problems) {
        if (!SECTIONS.contains(section)) {
            problems.add(file + ": unknown or, in JSON, unreadable section \"" + section + "\"");
            return;
        }
        if (section.equals("//")) {
            return;
        }
        if (!(content instanceof Map)) {
            problems.add(file + ": section \"" + section + "\" is no object, which Checkov cannot read");
            return;
        }
        JsonTree.object(content).forEach((name, value) -> {
            switch (section) {
                case "resource", "data" -> resourceType(file, section, name, value, problems);
                case "variable" -> declare(file, "var." + name, problems);
                case "module" -> declare(file, "module." + name, problems);
                case "provider" -> provider(file, name, value, problems);
                case "terraform" -> terraform(file, name, value, problems);
                case "locals" ->
                    problems.add(file + ": local " + name + ": Checkov cannot read it; write it in locals.tf");
                default -> evaluated(file, section + "." + name, value, problems);
            }
        });
    }

    private void resourceType(
            String file, String section, String type, @Nullable Object labels, List<String> problems) {
        if (!(labels instanceof Map)) {
            problems.add(file + ": " + section + " " + type + " is no object of labels");
            return;
        }
        JsonTree.object(labels).forEach((label, body) -> {
            String address = (section.equals("data") ? "data." : "") + type + "." + label;
            if (!label.matches("[A-Za-z_][A-Za-z0-9_-]*")) {
                problems.add(file + ": " + address + ": the label is no identifier");
            }
            if (declare(file, address, problems)) {
                resources.put(address, body);
            }
        });
    }

    private void provider(String file, String name, @Nullable Object value, List<String> problems) {
        if (!(value instanceof List<?> bodies)) {
            problems.add(file + ": provider " + name + " is no array, which Checkov cannot read");
            return;
        }
        for (Object body : bodies) {
            Object alias = JsonTree.object(body).get("alias");
            String place = "provider " + name + (alias == null ? "" : "." + alias);
            if (expressions.putIfAbsent(place, body) != null) {
                problems.add(file + ": duplicate " + place);
            }
            if (alias != null) {
                configurations.add(name + "." + alias);
            }
        }
    }

    private static void terraform(String file, String name, @Nullable Object value, List<String> problems) {
        if (!(value instanceof Map)) {
            problems.add(file + ": terraform." + name + " is no object, which Checkov cannot read; write it in HCL");
        }
    }

    private void evaluated(String file, String place, @Nullable Object value, List<String> problems) {
        Map<String, @Nullable Object> content = new LinkedHashMap<>(JsonTree.object(value));
        content.remove("description");
        if (place.startsWith("output.") && !content.containsKey("value")) {
            problems.add(file + ": " + place + " has no value");
        }
        if (expressions.putIfAbsent(place, content) != null) {
            problems.add(file + ": duplicate " + place);
        }
    }

    private boolean declare(String file, String address, List<String> problems) {
        boolean isNew = declared.add(address);
        if (!isNew) {
            problems.add(file + ": duplicate " + address);
        }
        return isNew;
    }
}
