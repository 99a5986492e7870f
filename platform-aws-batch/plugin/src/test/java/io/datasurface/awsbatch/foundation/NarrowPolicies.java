package io.datasurface.awsbatch.foundation;

import static io.datasurface.awsbatch.foundation.Documents.list;
import static io.datasurface.awsbatch.foundation.Documents.object;
import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Walks the statements of all policies of a module, of whatever resource. */
public final class NarrowPolicies {
    /** Actions for which IAM knows no resources. */
    private static final Set<String> WITHOUT_RESOURCES = Set.of(
            "cloudwatch:PutMetricData",
            "dms:DescribeConnections",
            "dms:DescribeReplicationTasks",
            "ec2:DescribeNetworkInterfaces",
            "ec2:DescribeRouteTables",
            "ec2:DescribeSecurityGroups",
            "ec2:DescribeSubnets",
            "ec2:DescribeVpcAttribute",
            "dms:DescribeReplications",
            "ec2:DescribeVpcEndpoints",
            "glue:GetSecurityConfiguration",
            "lakeformation:AddLFTagsToResource",
            "lakeformation:GetDataAccess",
            "datasync:CreateLocationSmb",
            "dms:DescribeEndpoints",
            "ecr:GetAuthorizationToken",
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

    private NarrowPolicies() {}

    /** Takes a statement that allows something. */
    interface Visitor {
        /** Visits a statement of a resource. */
        void visit(String address, Map<String, @Nullable Object> resource, Map<String, @Nullable Object> statement);
    }

    /**
     * Asserts that roles are allowed named actions only, and on all resources only what knows none, with a reason in the module.
     *
     * @param module the files of a root module, by name
     * @return how many statements were looked at
     */
    public static int check(Map<String, String> module) {
        int[] seen = {0};
        statements(module, (address, resource, statement) -> {
            seen[0]++;
            List<?> actions = list(statement.get("Action"));
            assertThat(actions)
                    .as(address)
                    .allSatisfy(action -> assertThat(action.toString()).doesNotContain("*"));
            // In a policy of a resource or a key, the resource is that one itself.
            boolean ofRole = address.startsWith("aws_iam_");
            if (ofRole
                    && statement.containsKey("Resource")
                    && list(statement.get("Resource")).contains("*")) {
                assertThat(actions)
                        .as(address)
                        .allSatisfy(action -> assertThat(action).isIn(WITHOUT_RESOURCES));
                assertThat(resource.get("//")).as("the reason in %s", address).isNotNull();
            }
        });
        return seen[0];
    }

    /** Visits each statement of a module that allows something. */
    static void statements(Map<String, String> module, Visitor visitor) {
        Documents.resources(module).forEach((address, body) -> {
            for (String argument : Set.of("policy", "assume_role_policy", "access_policies", "policy_document")) {
                if (body.get(argument) instanceof String policy) {
                    for (Object statement : list(Documents.embedded(policy).get("Statement"))) {
                        if ("Allow".equals(object(statement).get("Effect"))) {
                            visitor.visit(address, body, object(statement));
                        }
                    }
                }
            }
        });
    }
}
