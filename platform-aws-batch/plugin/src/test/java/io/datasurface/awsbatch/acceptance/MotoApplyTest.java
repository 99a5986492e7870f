package io.datasurface.awsbatch.acceptance;

import static org.assertj.core.api.Assertions.assertThat;

import io.datasurface.awsbatch.terraform.check.JsonTree;
import io.datasurface.awsbatch.terraform.check.TerraformCli;
import io.datasurface.awsbatch.testing.Trees;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Terraform makes what AutoCorp's production needs, in an AWS that is none, and then finds nothing left to do. */
class MotoApplyTest {
    private static final Path RENDERED = Path.of("../../examples/autocorp/rendered/AwsProduction");
    private static final String REGION = "eu-central-1";
    private static final String ACCOUNT = "111122223333";

    /** What moto 5.2 lacks, by the resources that need it: these are left out. */
    private static final Map<String, String> GAPS = Map.of(
            "aws_sfn_state_machine",
            "the provider has definitions validated before it plans",
            "aws_lakeformation_permissions",
            "permissions by LF-tags cannot be listed",
            "aws_dms_s3_endpoint",
            "it never becomes active",
            "aws_s3_bucket_policy",
            "conditions of a denial are not looked at, so that nobody may write",
            "aws_dms_replication_instance",
            "its answer has times that the provider cannot read",
            "aws_dms_replication_task",
            "it needs both",
            "aws_datasync_location_nfs",
            "it knows none",
            "aws_datasync_location_s3",
            "tags of DataSync cannot be listed, which the provider tries for minutes",
            "aws_cloudformation_stack",
            "it makes nothing of the types that our stacks have");

    /** Moto forgets sizes in filters of lifecycles, for which the provider waits. */
    private static final Pattern SIZED =
            Pattern.compile("\"and\": \\{\\s*(\"prefix\": \"[^\"]*\"),\\s*\"object_size_greater_than\": [0-9]+\\s*}");

    /** Of these moto does not keep all that it is told, so that a second plan would change them where they are. */
    private static final Set<String> FORGETFUL = Set.of(
            "aws_dms_replication_subnet_group",
            "aws_glue_connection",
            "aws_glue_job",
            "aws_vpc_security_group_egress_rule",
            "aws_vpc_security_group_ingress_rule");

    @Test
    void foundationAndChunksAreApplied(@TempDir Path folder) {
        TerraformCli terraform = TerraformCli.withProviders();
        try (Moto moto = Moto.start(ACCOUNT, folder.resolve("moto.log"))) {
            SortedMap<String, String> files = inPlace(moto, Trees.read(RENDERED, path -> true));
            List<String> modules = new ArrayList<>(Trees.rootModules(files).keySet());
            modules.remove("foundation");
            modules.add(0, "foundation");
            for (String module : modules) {
                SortedMap<String, String> root =
                        new TreeMap<>(Trees.rootModules(files).get(module));
                root.put("moto_override.tf.json", override(moto));
                Path place = TerraformCli.write(folder.resolve(module), root);
                terraform.apply(place);
                terraform.actionsLeft(place).forEach((address, action) -> assertForgotten(module, address, action));
            }
        }
    }

    private static void assertForgotten(String module, String address, String action) {
        assertThat(action)
                .as("what is left to do for %s in %s", address, module)
                .isEqualTo("update");
        assertThat(FORGETFUL).contains(address.split("\\.", 2)[0]);
    }

    /** The same, in a network that is there. */
    private static SortedMap<String, String> inPlace(Moto moto, SortedMap<String, String> files) {
        SortedMap<String, String> names = new TreeMap<>();
        String vpc = moto.ec2(REGION, "Action=CreateVpc&CidrBlock=10.0.0.0%2F16", "vpcId");
        for (String text : files.values()) {
            find("vpc-[0-9a-f]{8,17}", text).forEach(id -> names.put(id, vpc));
        }
        List<String> subnets = find("subnet-[0-9a-f]{8,17}", files.get("foundation/network.tf.json"))
                .distinct()
                .sorted()
                .toList();
        for (String subnet : subnets) {
            int number = names.size();
            names.put(
                    subnet,
                    moto.ec2(
                            REGION,
                            "Action=CreateSubnet&VpcId=" + vpc + "&CidrBlock=10.0." + number
                                    + ".0%2F24&AvailabilityZone=" + REGION + (char) ('a' + number % 2),
                            "subnetId"));
        }
        find("rtb-[0-9a-f]{8,17}", files.getOrDefault("foundation/endpoints.tf.json", ""))
                .distinct()
                .forEach(table ->
                        names.put(table, moto.ec2(REGION, "Action=CreateRouteTable&VpcId=" + vpc, "routeTableId")));
        SortedMap<String, String> placed = new TreeMap<>();
        files.forEach((path, text) -> {
            String changed = text;
            for (Map.Entry<String, String> name : names.entrySet()) {
                changed = changed.replace(name.getKey(), name.getValue());
            }
            changed = SIZED.matcher(changed).replaceAll("$1");
            placed.put(path, path.endsWith(".tf.json") ? withoutGaps(changed) : changed);
        });
        return placed;
    }

    /** Without the gaps, and without what refers to them. */
    private static String withoutGaps(String module) {
        Map<String, @Nullable Object> root = JsonTree.parseObject(module);
        if (root.containsKey("resource")) {
            Map<String, @Nullable Object> types = JsonTree.object(root.get("resource"));
            List<String> gone = new ArrayList<>();
            GAPS.keySet().stream()
                    .filter(types::containsKey)
                    .forEach(type -> JsonTree.object(types.get(type))
                            .keySet()
                            .forEach(label -> gone.add("${" + type + "." + label + ".")));
            types.keySet().removeAll(GAPS.keySet());
            for (int known = -1; known < gone.size(); ) {
                known = gone.size();
                types.forEach((type, labels) -> JsonTree.object(labels)
                        .entrySet()
                        .removeIf(resource -> {
                            String text = String.valueOf(resource.getValue());
                            boolean refers = gone.stream().anyMatch(text::contains);
                            if (refers) {
                                gone.add("${" + type + "." + resource.getKey() + ".");
                            }
                            return refers;
                        }));
            }
            types.values().removeIf(labels -> JsonTree.object(labels).isEmpty());
            if (types.isEmpty()) {
                root.remove("resource");
            }
        }
        return JsonTree.text(root);
    }

    private static Stream<String> find(String pattern, String text) {
        return Pattern.compile(pattern).matcher(text).results().map(MatchResult::group);
    }

    private static String override(Moto moto) {
        String endpoints = Stream.of(
                        "athena",
                        "cloudwatch",
                        "datasync",
                        "dms",
                        "dynamodb",
                        "ec2",
                        "events",
                        "glue",
                        "iam",
                        "kms",
                        "lakeformation",
                        "logs",
                        "s3",
                        "scheduler",
                        "secretsmanager",
                        "sfn",
                        "sns",
                        "sqs",
                        "sts")
                .map(service -> "\"" + service + "\": \"" + moto.url() + "\"")
                .collect(Collectors.joining(", "));
        return """
                {
                  "provider": {"aws": {"access_key": "x", "secret_key": "y", "skip_credentials_validation": true,
                    "skip_metadata_api_check": true, "s3_use_path_style": true, "endpoints": [{%s}]}},
                  "terraform": {"backend": {"local": {}}}
                }
                """.formatted(endpoints);
    }
}
