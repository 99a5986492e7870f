package io.datasurface.awsbatch.chunk;

import static org.assertj.core.api.Assertions.assertThat;

import io.datasurface.awsbatch.terraform.check.JsonTree;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** What Terraform would do with root modules of chunks: a state per module, and the account with the things that there are. */
final class Deployment {
    private static final Pattern REMOVED = Pattern.compile("removed \\{\n  from = (\\S+)\n");
    private static final Pattern IMPORT = Pattern.compile("import \\{\n  to = (\\S+)\n  id = \"(.*)\"\n");
    private static final String INSTANCE = "aws_dms_replication_instance";
    private static final String TASK = "aws_dms_replication_task";
    private static final String OBJECT = "aws_s3_object";

    /** Type and name of a thing. */
    record Thing(String type, String id) {}

    /** A root module: its resources by address, and what it says of those that move. */
    record Module(SortedMap<String, Thing> resources, Set<String> removed, Map<String, String> imports) {
        static Module of(SortedMap<String, String> files) {
            SortedMap<String, Thing> resources = new TreeMap<>();
            files.forEach((name, text) -> {
                @Nullable Object types =
                        name.endsWith(".tf.json") ? JsonTree.parseObject(text).get("resource") : null;
                if (types != null) {
                    JsonTree.object(types).forEach((type, labels) -> {
                        if (!isMadeAnew(type)) {
                            JsonTree.object(labels)
                                    .forEach((label, body) ->
                                            resources.put(type + "." + label, thing(type, JsonTree.object(body))));
                        }
                    });
                }
            });
            String refactor = files.getOrDefault("refactor.tf", "");
            Set<String> removed = new HashSet<>();
            REMOVED.matcher(refactor).results().forEach(found -> removed.add(found.group(1)));
            Map<String, String> imports = new HashMap<>();
            for (Matcher found = IMPORT.matcher(refactor); found.find(); ) {
                imports.put(found.group(1), found.group(2));
            }
            return new Module(resources, removed, imports);
        }

        /**
         * Transfers hold nothing and have numbers for names, so no two are the same, and nor are two task definitions: they are revisions. A target
         * belongs to its rule and a policy to its role.
         */
        private static boolean isMadeAnew(String type) {
            return type.startsWith("aws_datasync_")
                    || type.equals("aws_ecs_task_definition")
                    || type.equals("aws_iam_role_policy")
                    || type.equals("aws_cloudwatch_event_target");
        }

        private static Thing thing(String type, Map<String, @Nullable Object> body) {
            return new Thing(
                    type,
                    switch (type) {
                        case "aws_dms_endpoint", "aws_dms_s3_endpoint" -> text(body, "endpoint_id");
                        case TASK -> text(body, "replication_task_id");
                        case "aws_dms_replication_config" ->
                            "arn:aws:dms:eu-central-1:123456789012:replication-config:"
                                    + text(body, "resource_identifier");
                        case "aws_cloudwatch_log_group" -> text(body, "name");
                        case INSTANCE -> text(body, "replication_instance_id");
                        case "aws_scheduler_schedule" -> text(body, "group_name") + "/" + text(body, "name");
                        case "aws_cloudformation_stack",
                                "aws_cloudwatch_event_rule",
                                "aws_glue_job",
                                "aws_glue_workflow",
                                "aws_glue_trigger",
                                "aws_iam_role" -> text(body, "name");
                        case OBJECT -> text(body, "bucket") + "/" + text(body, "key");
                        default -> throw new IllegalArgumentException("How is a " + type + " told from others?");
                    });
        }

        private static String text(Map<String, @Nullable Object> body, String attribute) {
            return String.valueOf(body.get(attribute));
        }
    }

    private final Set<Thing> account = new HashSet<>();
    private final Map<String, SortedMap<String, Thing>> states = new HashMap<>();
    private final Map<Thing, Thing> instanceOf = new HashMap<>();

    /** Applies a module; what any module of the same render has must not go, and what there is must not be made again. */
    void apply(String chunk, Module module, Set<Thing> wanted) {
        SortedMap<String, Thing> state = states.computeIfAbsent(chunk, id -> new TreeMap<>());
        module.imports().forEach((address, id) -> {
            Thing thing = module.resources().get(address);
            if (!thing.equals(state.get(address))) {
                assertThat(thing).as("what %s imports", chunk).isIn(account);
                assertThat(id).isEqualTo(thing.id());
                state.put(address, thing);
            }
        });
        module.removed().forEach(state::remove);
        SortedMap<String, Thing> before = new TreeMap<>(state);
        module.resources().forEach((address, thing) -> {
            if (!thing.equals(before.get(address)) && !thing.type().equals(OBJECT)) {
                assertThat(account).as("what %s makes", chunk).doesNotContain(thing);
            }
            account.add(thing);
            state.put(address, thing);
        });
        noteTasks(module);
        List<Map.Entry<String, Thing>> gone = new ArrayList<>(before.entrySet());
        gone.removeIf(entry -> entry.getValue().equals(module.resources().get(entry.getKey())));
        // An instance goes after the tasks, which refer to it.
        gone.sort(Comparator.comparing(entry -> entry.getValue().type().equals(INSTANCE)));
        gone.forEach(entry -> {
            destroy(chunk, entry.getValue(), wanted);
            state.remove(entry.getKey(), entry.getValue());
        });
    }

    private void noteTasks(Module module) {
        module.resources().values().stream()
                .filter(thing -> thing.type().equals(INSTANCE))
                .forEach(instance -> module.resources().values().stream()
                        .filter(thing -> thing.type().equals(TASK))
                        .forEach(task -> instanceOf.put(task, instance)));
    }

    private void destroy(String chunk, Thing thing, Set<Thing> wanted) {
        assertThat(wanted).as("what %s destroys", chunk).doesNotContain(thing);
        account.remove(thing);
        instanceOf.remove(thing);
        assertThat(instanceOf.values())
                .as("instances with tasks when %s destroys one", chunk)
                .doesNotContain(thing);
    }

    /** What there is. */
    Set<Thing> account() {
        return account;
    }
}
