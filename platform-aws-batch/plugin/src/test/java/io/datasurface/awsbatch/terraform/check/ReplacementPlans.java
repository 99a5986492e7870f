package io.datasurface.awsbatch.terraform.check;

import io.datasurface.awsbatch.terraform.check.ProviderSchema.Argument;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * Asks a real provider which arguments it cannot change in place. For each argument of a sample there is a resource whose state has another
 * value than its configuration; Terraform plans without asking AWS what there is.
 */
public final class ReplacementPlans {
    /** The version of a type's state where it is not 0, in provider 5.100. */
    private static final Map<String, Integer> STATE_VERSIONS = Map.of(
            "aws_cloudwatch_event_rule", 1,
            "aws_cloudwatch_event_target", 1,
            "aws_cloudwatch_metric_alarm", 1,
            "aws_dynamodb_table", 1,
            "aws_s3_bucket_lifecycle_configuration", 1,
            "aws_security_group", 1,
            "aws_sqs_queue_policy", 1);

    /** What the provider would have put into the state, where its lack is a change that makes the resource anew. */
    private static final Map<String, Map<String, Object>> DEFAULTS = Map.of(
            "aws_cloudwatch_event_rule", Map.of("event_bus_name", "default"),
            "aws_cloudwatch_event_target", Map.of("event_bus_name", "default"),
            "aws_iam_role", Map.of("path", "/"),
            "aws_kms_key",
                    Map.of(
                            "customer_master_key_spec",
                            "SYMMETRIC_DEFAULT",
                            "key_usage",
                            "ENCRYPT_DECRYPT",
                            "multi_region",
                            false),
            "aws_lakeformation_permissions", Map.of("catalog_resource", false),
            "aws_s3_bucket_lifecycle_configuration", Map.of("expected_bucket_owner", ""),
            "aws_sns_topic", Map.of("fifo_topic", false),
            "aws_sqs_queue", Map.of("fifo_queue", false));

    private static final Set<String> META = Set.of("//", "lifecycle", "depends_on");
    private static final String ARN = "arn:aws:kms:eu-central-1:123456789012:key/1234abcd-12ab-34cd-56ef-1234567890ab";

    private static final Pattern EXPRESSION = Pattern.compile("(?<!\\$)\\$\\{[^}]*}");
    private static final Pattern TAKES_ARN =
            Pattern.compile("arn|.*_arn|.*kms.*|.*_actions|resource_arn|log_destination");

    private static final Map<String, String> OTHERS =
            Map.of("principal", "arn:aws:iam::123456789012:role/thing", "cidr_ipv4", "10.0.0.0/16");

    private final ProviderSchema schema = ProviderSchema.aws("5.100.0");
    private final Map<String, Map<String, @Nullable Object>> configured = new TreeMap<>();
    private final List<Map<String, @Nullable Object>> stored = new ArrayList<>();
    private final Map<String, String> asked = new TreeMap<>();

    private ReplacementPlans() {}

    /**
     * Plans.
     *
     * @param samples a body of a resource for each type, as rendered
     * @return for each type and path of an argument, joined by a blank, what Terraform would do: {@code replace}, {@code update} or
     *     {@code no-op}; with an empty path for a resource that is as it was
     */
    public static SortedMap<String, String> of(
            TerraformCli terraform, Path folder, Map<String, Map<String, @Nullable Object>> samples) {
        ReplacementPlans plans = new ReplacementPlans();
        samples.forEach(plans::add);
        Map<String, String> files = new TreeMap<>();
        files.put("main.tf.json", JsonTree.text(plans.configuration()));
        files.put(
                "terraform.tfstate",
                JsonTree.text(map(
                        "version",
                        4,
                        "terraform_version",
                        "1.10.0",
                        "serial",
                        1,
                        "lineage",
                        "test",
                        "outputs",
                        map(),
                        "resources",
                        plans.stored)));
        TerraformCli.write(folder, files);
        SortedMap<String, String> actions = new TreeMap<>();
        plans.asked.values().forEach(what -> actions.put(what, "no-op"));
        terraform.planActions(folder).forEach((address, action) -> {
            String what = plans.asked.get(address);
            if (what != null) {
                actions.put(what, action);
            }
        });
        return actions;
    }

    private Map<String, @Nullable Object> configuration() {
        Map<String, @Nullable Object> aws = map("source", "hashicorp/aws");
        Map<String, @Nullable Object> provider = map(
                "region",
                "eu-central-1",
                "access_key",
                "mock",
                "secret_key",
                "mock",
                "skip_credentials_validation",
                true,
                "skip_requesting_account_id",
                true,
                "skip_metadata_api_check",
                true);
        return map(
                "terraform", map("required_providers", map("aws", aws)),
                "provider", map("aws", provider),
                "resource", configured);
    }

    private void add(String type, Map<String, @Nullable Object> sample) {
        Map<String, @Nullable Object> body = new LinkedHashMap<>();
        sample.forEach((name, value) -> {
            if (!META.contains(name)) {
                body.put(name, literal(name, value));
            }
        });
        List<String> paths = new ArrayList<>();
        leaves("", body, paths);
        paths.add(""); // Without any change: whatever that gives comes from the test.
        Map<String, Argument> arguments = schema.arguments(type).orElseThrow();
        for (String path : paths) {
            String label = "r" + asked.size();
            asked.put(type + "." + label, type + " " + path);
            configured.computeIfAbsent(type, key -> map()).put(label, body);
            Map<String, @Nullable Object> state = JsonTree.object(stored(arguments, mutated("", body, path)));
            state.putIfAbsent("id", "x");
            DEFAULTS.getOrDefault(type, Map.of()).forEach(state::putIfAbsent);
            stored.add(map(
                    "mode",
                    "managed",
                    "type",
                    type,
                    "name",
                    label,
                    "provider",
                    "provider[\"registry.terraform.io/hashicorp/aws\"]",
                    "instances",
                    List.of(map("schema_version", STATE_VERSIONS.getOrDefault(type, 0), "attributes", state))));
        }
    }

    /** References would be unknown. */
    private static @Nullable Object literal(String name, @Nullable Object value) {
        if (value instanceof Map<?, ?>) {
            Map<String, @Nullable Object> result = new LinkedHashMap<>();
            JsonTree.object(value).forEach((inner, part) -> {
                if (!inner.equals("//")) {
                    result.put(inner, literal(inner, part));
                }
            });
            return result;
        }
        if (value instanceof List<?> list) {
            return list.stream().map(part -> literal(name, part)).toList();
        }
        if (!(value instanceof String text) || !EXPRESSION.matcher(text).find()) {
            return value;
        }
        boolean whole = text.startsWith("${") && text.indexOf('}') == text.length() - 1;
        if (whole && name.equals("values")) {
            return List.of("thing");
        }
        if (whole && OTHERS.containsKey(name)) {
            return OTHERS.get(name);
        }
        String inside = !whole || TAKES_ARN.matcher(name).matches() ? ARN : "thing";
        return EXPRESSION.matcher(text).replaceAll(inside);
    }

    private static void leaves(String path, @Nullable Object value, List<String> paths) {
        if (value instanceof Map<?, ?>) {
            JsonTree.object(value).forEach((name, inner) -> leaves(below(path, name), inner, paths));
        } else if (value instanceof List<?> list) {
            for (int i = 0; i < list.size(); i++) {
                leaves(below(path, Integer.toString(i)), list.get(i), paths);
            }
        } else {
            paths.add(path);
        }
    }

    private static @Nullable Object mutated(String path, @Nullable Object value, String wanted) {
        if (value instanceof Map<?, ?>) {
            Map<String, @Nullable Object> result = new LinkedHashMap<>();
            JsonTree.object(value)
                    .forEach((name, inner) -> result.put(name, mutated(below(path, name), inner, wanted)));
            return result;
        }
        if (value instanceof List<?> list) {
            List<@Nullable Object> result = new ArrayList<>();
            for (int i = 0; i < list.size(); i++) {
                result.add(mutated(below(path, Integer.toString(i)), list.get(i), wanted));
            }
            return result;
        }
        if (!path.equals(wanted)) {
            return value;
        }
        if (value instanceof Boolean flag) {
            return !flag;
        }
        return value instanceof Number number ? number.longValue() + 1 : value + "x";
    }

    /** In a state every block is a list. */
    private static Object stored(Map<String, Argument> arguments, @Nullable Object body) {
        Map<String, @Nullable Object> result = new LinkedHashMap<>();
        JsonTree.object(body).forEach((name, value) -> {
            Argument argument = arguments.get(name);
            if (argument == null || !argument.isBlock()) {
                result.put(name, value);
            } else {
                List<?> blocks = value instanceof List<?> list ? list : List.of(JsonTree.object(value));
                result.put(
                        name,
                        blocks.stream()
                                .map(block -> stored(argument.members(), block))
                                .toList());
            }
        });
        return result;
    }

    private static String below(String path, String part) {
        return path.isEmpty() ? part : path + "." + part;
    }

    private static Map<String, @Nullable Object> map(@Nullable Object... namesAndValues) {
        Map<String, @Nullable Object> map = new LinkedHashMap<>();
        for (int i = 0; i < namesAndValues.length; i += 2) {
            map.put(String.valueOf(namesAndValues[i]), namesAndValues[i + 1]);
        }
        return map;
    }
}
