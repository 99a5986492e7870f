package io.datasurface.awsbatch.foundation;

import static io.datasurface.awsbatch.foundation.Documents.list;
import static io.datasurface.awsbatch.foundation.Documents.object;
import static org.assertj.core.api.Assertions.assertThat;

import java.util.Map;
import java.util.Set;
import java.util.function.BiConsumer;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Policies allow named actions on named resources, and services act for this account only. */
class PoliciesTest {
    /** Actions for which IAM knows no resources. */
    private static final Set<String> WITHOUT_RESOURCES = Set.of(
            "cloudwatch:PutMetricData",
            "dms:DescribeReplicationTasks",
            "ec2:DescribeNetworkInterfaces",
            "ec2:DescribeRouteTables",
            "ec2:DescribeSecurityGroups",
            "ec2:DescribeSubnets",
            "ec2:DescribeVpcAttribute",
            "ec2:DescribeVpcEndpoints",
            "glue:GetSecurityConfiguration",
            "lakeformation:GetDataAccess",
            "logs:CreateLogDelivery",
            "logs:CreateLogStream",
            "logs:DeleteLogDelivery",
            "logs:DescribeLogGroups",
            "logs:DescribeResourcePolicies",
            "logs:GetLogDelivery",
            "logs:ListLogDeliveries",
            "logs:PutResourcePolicy",
            "logs:UpdateLogDelivery",
            "xray:GetSamplingRules",
            "xray:GetSamplingTargets",
            "xray:PutTelemetryRecords",
            "xray:PutTraceSegments");

    /** EventBridge and CloudWatch do not say for whom they use a topic's key, and EventBridge not for whom it publishes. */
    private static final Set<String> WITHOUT_SOURCE = Set.of("PublishToEncryptedTopic", "PublishEvents");

    @ParameterizedTest(name = "{0}")
    @MethodSource("io.datasurface.awsbatch.foundation.Variants#all")
    void allowNoWildcardActions(String name, Rendering rendering) {
        allowed(
                rendering,
                (address, statement) -> assertThat(list(statement.get("Action")))
                        .as(address)
                        .allSatisfy(action -> assertThat(action.toString()).doesNotContain("*")));
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("io.datasurface.awsbatch.foundation.Variants#all")
    void nameResourcesWhereTheServiceKnowsThem(String name, Rendering rendering) {
        allowed(rendering, (address, statement) -> {
            if (address.startsWith("aws_iam_role_policy.")
                    && list(statement.get("Resource")).contains("*")) {
                assertThat(list(statement.get("Action")))
                        .as(address)
                        .allSatisfy(action -> assertThat(action).isIn(WITHOUT_RESOURCES));
                assertThat(Documents.resources(rendering.foundation())
                                .getOrDefault(address, Map.of())
                                .get("//"))
                        .as("the reason in %s", address)
                        .isNotNull();
            }
        });
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("io.datasurface.awsbatch.foundation.Variants#all")
    void letServicesActForTheAccountOnly(String name, Rendering rendering) {
        allowed(rendering, (address, statement) -> {
            boolean byService =
                    statement.get("Principal") instanceof Map<?, ?> principal && principal.containsKey("Service");
            if (byService && !WITHOUT_SOURCE.contains(String.valueOf(statement.get("Sid")))) {
                assertThat(String.valueOf(statement.get("Condition")))
                        .as("%s: %s", address, statement.get("Sid"))
                        .contains("123456789012");
            }
        });
    }

    private static void allowed(Rendering rendering, BiConsumer<String, Map<String, @Nullable Object>> check) {
        int[] seen = {0};
        Documents.resources(rendering.foundation()).forEach((address, body) -> {
            for (String argument : Set.of("policy", "assume_role_policy")) {
                if (body.get(argument) instanceof String policy) {
                    for (Object statement : list(Documents.embedded(policy).get("Statement"))) {
                        if ("Allow".equals(object(statement).get("Effect"))) {
                            seen[0]++;
                            check.accept(address, object(statement));
                        }
                    }
                }
            }
        });
        assertThat(seen[0]).as("statements that were looked at").isGreaterThan(30);
    }
}
