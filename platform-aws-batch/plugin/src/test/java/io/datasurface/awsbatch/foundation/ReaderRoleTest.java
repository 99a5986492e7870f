package io.datasurface.awsbatch.foundation;

import static org.assertj.core.api.Assertions.assertThat;

import io.datasurface.spi.ParameterValues;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Nobody reads the whole lake who is not named. */
class ReaderRoleTest {
    private static final String ANALYSTS = "arn:aws:iam::123456789012:role/analysts";

    private static Rendering rendering(String governance, List<String> readers) {
        return Rendering.small(
                Map.of("governance", ParameterValues.of(governance), "readers", ParameterValues.of(readers)));
    }

    private static List<String> addressesOfReaders(Rendering rendering) {
        return Documents.resources(rendering.foundation()).keySet().stream()
                .filter(address -> address.contains(".readers"))
                .toList();
    }

    @ParameterizedTest
    @ValueSource(strings = {"LAKE_FORMATION", "IAM"})
    void withoutReadersThereIsNoRoleAndNobodyTrustsTheAccount(String governance) {
        Rendering rendering = rendering(governance, List.of());
        assertThat(addressesOfReaders(rendering)).isEmpty();
        List<String> trusted = new ArrayList<>();
        NarrowPolicies.statements(rendering.foundation(), (address, resource, statement) -> {
            if (address.startsWith("aws_iam_role.")) {
                trusted.add(String.valueOf(statement.get("Principal")));
            }
        });
        assertThat(trusted).isNotEmpty().noneMatch(principal -> principal.contains(":root"));
        assertThat(rendering.files().get(".checkov.yaml")).doesNotContain("CKV_AWS_61");
        assertThat(rendering.files().get("README.md")).contains("Nobody is named in the parameter `readers`");
    }

    @ParameterizedTest
    @ValueSource(strings = {"LAKE_FORMATION", "IAM"})
    void readersAssumeTheRoleAndNobodyElse(String governance) {
        Rendering rendering = rendering(governance, List.of(ANALYSTS));
        assertThat(addressesOfReaders(rendering)).contains("aws_iam_role.readers");
        assertThat(addressesOfReaders(rendering).stream()
                        .filter(address -> address.startsWith("aws_lakeformation_permissions.")))
                .hasSize(governance.equals("IAM") ? 0 : 2);
        List<String> trusted = new ArrayList<>();
        NarrowPolicies.statements(rendering.foundation(), (address, resource, statement) -> {
            if (address.equals("aws_iam_role.readers")) {
                trusted.add(String.valueOf(statement.get("Principal")));
            }
        });
        assertThat(trusted).containsExactly("{AWS=" + ANALYSTS + "}");
        assertThat(rendering.files().get("README.md")).contains("Consumers assume the role `small-readers`");
    }

    /** Whoever wants that writes it down. */
    @ParameterizedTest
    @ValueSource(strings = "arn:aws:iam::123456789012:root")
    void anAccountIsTrustedWhereItIsNamed(String account) {
        Rendering rendering = rendering("IAM", List.of(account));
        assertThat(addressesOfReaders(rendering)).contains("aws_iam_role.readers");
        assertThat(rendering.files().get(".checkov.yaml")).contains("CKV_AWS_61");
    }
}
