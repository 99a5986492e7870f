package io.datasurface.awsbatch.foundation;

import static io.datasurface.awsbatch.foundation.Documents.list;
import static org.assertj.core.api.Assertions.assertThat;

import java.util.Map;
import java.util.Set;
import java.util.SortedMap;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Policies allow named actions on named resources, and services act for this account only. */
class PoliciesTest {
    /** EventBridge and CloudWatch do not say for whom they use a topic's key, and EventBridge not for whom it publishes. */
    private static final Set<String> WITHOUT_SOURCE = Set.of("PublishToEncryptedTopic", "PublishEvents");

    private static final Map<String, String> ACCOUNTS = Map.of(
            "foundation", "123456789012",
            "cells/north/foundation", "210987654321",
            "cells/south/foundation", "310987654321");

    @ParameterizedTest(name = "{0}")
    @MethodSource("io.datasurface.awsbatch.foundation.Variants#all")
    void nameActionsAndResources(String name, Rendering rendering) {
        rendering
                .foundations()
                .values()
                .forEach(module -> assertThat(NarrowPolicies.check(module))
                        .as("statements that were looked at")
                        .isGreaterThan(30));
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("io.datasurface.awsbatch.foundation.Variants#all")
    void letServicesActForTheAccountOnly(String name, Rendering rendering) {
        allowed(rendering, (account, address, reason, statement) -> {
            boolean byService =
                    statement.get("Principal") instanceof Map<?, ?> principal && principal.containsKey("Service");
            if (byService && !WITHOUT_SOURCE.contains(String.valueOf(statement.get("Sid")))) {
                assertThat(String.valueOf(statement.get("Condition")))
                        .as("%s: %s", address, statement.get("Sid"))
                        .contains(account);
            }
        });
    }

    /** Nobody of another account is let in but the jobs of a cell, by their role, into a role that is for them alone. */
    @ParameterizedTest(name = "{0}")
    @MethodSource("io.datasurface.awsbatch.foundation.Variants#all")
    void letOtherAccountsInByOneRoleOnly(String name, Rendering rendering) {
        allowed(rendering, (account, address, reason, statement) -> {
            boolean foreign = ACCOUNTS.values().stream()
                    .filter(other -> !other.equals(account))
                    .anyMatch(
                            other -> String.valueOf(statement.get("Principal")).contains(other));
            if (foreign) {
                String[] lent =
                        address.replaceFirst("^aws_iam_role.lake_of_", "").split("_", -1);
                String cell = lent[0];
                assertThat(account).isEqualTo(ACCOUNTS.get("foundation"));
                assertThat(address).startsWith("aws_iam_role.lake_of_");
                assertThat(String.valueOf(statement.get("Action"))).matches("\\[?sts:AssumeRole]?");
                String away = ACCOUNTS.get("cells/" + cell + "/foundation");
                assertThat(String.valueOf(statement.get("Principal"))).contains("arn:aws:iam::" + away + ":root");
                assertThat(String.valueOf(statement.get("Condition")))
                        .isEqualTo("{ArnEquals={aws:PrincipalArn=arn:aws:iam::" + away + ":role/small-lake-" + lent[1]
                                + "}}");
            }
        });
    }

    /** A cell's own policies reach into the home account by nothing but the role of the lake. */
    @ParameterizedTest(name = "{0}")
    @MethodSource("io.datasurface.awsbatch.foundation.Variants#all")
    void letCellsOutByOneRoleOnly(String name, Rendering rendering) {
        allowed(rendering, (account, address, reason, statement) -> {
            if (!account.equals(ACCOUNTS.get("foundation")) && statement.containsKey("Resource")) {
                list(statement.get("Resource")).stream()
                        .map(String::valueOf)
                        .filter(arn -> arn.contains("123456789012") || arn.contains("small-lake"))
                        .forEach(arn -> {
                            assertThat(arn)
                                    .matches(
                                            "arn:aws:iam::123456789012:role/[a-z-]*lake-(north|south)-(ingest|maintain|reconcile)[a-z0-9-]*");
                            assertThat(String.valueOf(statement.get("Action"))).matches("\\[?sts:AssumeRole]?");
                        });
            }
        });
    }

    private interface Check {
        void accept(String account, String address, @Nullable Object reason, Map<String, @Nullable Object> statement);
    }

    private static void allowed(Rendering rendering, Check check) {
        rendering.roots().forEach((folder, module) -> allowed(folder, module, check));
    }

    private static void allowed(String folder, SortedMap<String, String> module, Check check) {
        int[] seen = {0};
        boolean isAccess = folder.startsWith("access/");
        String account = ACCOUNTS.getOrDefault(isAccess ? "foundation" : folder, "");
        NarrowPolicies.statements(module, (address, body, statement) -> {
            seen[0]++;
            check.accept(account, address, body.get("//"), statement);
        });
        if (!isAccess) {
            assertThat(seen[0]).as("statements that were looked at").isGreaterThan(30);
        }
    }
}
