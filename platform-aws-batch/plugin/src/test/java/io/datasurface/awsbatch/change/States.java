package io.datasurface.awsbatch.change;

import io.datasurface.awsbatch.terraform.check.JsonTree;
import io.datasurface.awsbatch.testing.Trees;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.SortedMap;
import java.util.SortedSet;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * The Terraform states of the root modules of a render, as far as it matters which things there are: another oracle than the guard, made
 * without its code. A thing whose name changes is another thing.
 */
final class States {
    /** Types whose things hold data or the place in a stream. */
    static final Set<String> PRECIOUS = Set.of(
            "aws_s3_bucket",
            "aws_kms_key",
            "aws_glue_catalog_database",
            "aws_dynamodb_table",
            "aws_dms_replication_task",
            "aws_dms_replication_config",
            "aws_dms_endpoint",
            "aws_cloudformation_stack",
            "aws_dms_s3_endpoint");

    private static final Pattern REMOVED = Pattern.compile("removed \\{\n  from = (\\S+)\n");
    private static final Pattern IMPORT = Pattern.compile("import \\{\n  to = (\\S+)\n  id = \"(.*)\"\n");
    private static final List<String> NAMES = List.of(
            "replication_task_id",
            "replication_config_identifier",
            "endpoint_id",
            "replication_instance_id",
            "bucket",
            "name",
            "key_id");

    private final Map<String, SortedMap<String, String>> states = new HashMap<>();

    /** Types and names by address of the resources of each root module of a render. */
    static SortedMap<String, SortedMap<String, String>> things(Map<String, String> render) {
        SortedMap<String, SortedMap<String, String>> modules = new TreeMap<>();
        Trees.rootModules(render).forEach((folder, files) -> {
            SortedMap<String, String> things = new TreeMap<>();
            files.forEach((name, text) -> {
                @Nullable Object types =
                        name.endsWith(".tf.json") ? JsonTree.parseObject(text).get("resource") : null;
                if (types != null) {
                    JsonTree.object(types)
                            .forEach((type, labels) -> JsonTree.object(labels)
                                    .forEach((label, body) -> things.put(
                                            type + "." + label, type + " " + name(label, JsonTree.object(body)))));
                }
            });
            modules.put(folder, things);
        });
        return modules;
    }

    private static String name(String label, Map<String, @Nullable Object> body) {
        return NAMES.stream()
                .filter(body::containsKey)
                .findFirst()
                .map(name -> name + "=" + body.get(name) + " "
                        + Optional.ofNullable(body.get("key"))
                                .or(() -> Optional.ofNullable(body.get("role")))
                                .orElse(""))
                .orElse(label);
    }

    /** Applies all modules in the order of the render; returns what was destroyed, as {@code module/address}, with the thing. */
    SortedMap<String, String> apply(Map<String, String> render, List<String> order) {
        SortedMap<String, SortedMap<String, String>> things = things(render);
        SortedMap<String, String> destroyed = new TreeMap<>();
        for (String module : order) {
            SortedMap<String, String> wanted = things.getOrDefault(module, new TreeMap<>());
            SortedMap<String, String> state = states.computeIfAbsent(module, key -> new TreeMap<>());
            String refactor = render.getOrDefault(module + "/refactor.tf", "");
            for (Matcher found = IMPORT.matcher(refactor); found.find(); ) {
                state.put(
                        found.group(1),
                        Optional.ofNullable(wanted.get(found.group(1))).orElseThrow());
            }
            REMOVED.matcher(refactor).results().forEach(found -> state.remove(found.group(1)));
            state.forEach((address, thing) -> {
                if (!thing.equals(wanted.get(address))) {
                    destroyed.put(module + "/" + address, thing);
                }
            });
            state.clear();
            state.putAll(wanted);
        }
        return destroyed;
    }

    /** The root modules of an instance in the order of its {@code apply-order.json}. */
    static List<String> order(Map<String, String> render, String platform) {
        Map<String, @Nullable Object> order = JsonTree.parseObject(
                Optional.ofNullable(render.get(platform + "/apply-order.json")).orElseThrow());
        return ((List<?>) Optional.ofNullable(order.get("waves")).orElseThrow())
                .stream()
                        .flatMap(wave -> ((List<?>) wave).stream())
                        .map(module -> platform + "/" + module)
                        .toList();
    }

    /** All things that some module of a render has. */
    static SortedSet<String> all(Map<String, String> render) {
        SortedSet<String> all = new TreeSet<>();
        things(render).values().forEach(things -> all.addAll(things.values()));
        return all;
    }

    /** Those of types that hold something. */
    static Set<String> precious(Map<String, String> things) {
        Set<String> precious = new HashSet<>();
        things.forEach((address, thing) -> {
            if (PRECIOUS.contains(thing.substring(0, thing.indexOf(' ')))) {
                precious.add(address);
            }
        });
        return precious;
    }
}
