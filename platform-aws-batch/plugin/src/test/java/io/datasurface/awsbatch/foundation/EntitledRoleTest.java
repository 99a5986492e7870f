package io.datasurface.awsbatch.foundation;

import static io.datasurface.awsbatch.foundation.Documents.list;
import static io.datasurface.awsbatch.foundation.Documents.object;
import static org.assertj.core.api.Assertions.assertThat;

import io.datasurface.model.common.JsonValue;
import io.datasurface.spi.ParameterValues;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

/** Who is entitled to a workspace on the lake may assume a role that reads the tables of the workspace, and nothing else. */
class EntitledRoleTest {
    @Test
    void onlyThoseWhoAreEntitledAndKnownAssumeTheRole() {
        List<Map<String, @Nullable Object>> trust =
                statements(resources(1, "IAM"), "aws_iam_role." + label(resources(1, "IAM")));

        assertThat(trust)
                .singleElement()
                .satisfies(statement -> assertThat(object(statement.get("Principal")))
                        .containsOnly(Map.entry(
                                "AWS",
                                List.of(
                                        "arn:aws:iam::123456789012:role/analysts",
                                        "arn:aws:iam::123456789012:role/x/leads"))));
        assertThat(Rendering.small(Map.of()).files())
                .allSatisfy((path, text) -> assertThat(text).doesNotContain("ds-dev-consumers"));
    }

    @Test
    void underIamItReadsTheFoldersOfTheTablesOfItsWorkspace() {
        Map<String, Map<String, @Nullable Object>> resources = resources(1, "IAM");

        assertThat(resources(resources, "glue:GetTable"))
                .containsExactlyInAnyOrder(
                        "arn:aws:glue:eu-central-1:123456789012:catalog",
                        "arn:aws:glue:eu-central-1:123456789012:catalog",
                        "arn:aws:glue:eu-central-1:123456789012:database/ds__dev__athena",
                        "arn:aws:glue:eu-central-1:123456789012:table/ds__dev__athena/*",
                        "arn:aws:glue:eu-central-1:123456789012:database/small",
                        glue("crm__people"),
                        glue("crm__people__history"),
                        glue("crm__t0"),
                        glue("crm__t0__history"));
        assertThat(resources(resources, "s3:GetObject"))
                .contains(
                        "arn:aws:s3:::small-lake/tables/zone/crm__people/*",
                        "arn:aws:s3:::small-lake/tables/zone/crm__t0__history/*")
                .filteredOn(arn -> arn.contains("small-lake"))
                .hasSize(4);
        assertThat(resources.keySet()).noneMatch(address -> address.startsWith("aws_lakeformation"));
    }

    @Test
    void underIamItListsTheFoldersOfCopiesOfOtherFormatsOnly() {
        Map<String, Map<String, @Nullable Object>> resources = resources(Map.of(
                "governance",
                ParameterValues.of("IAM"),
                "locks",
                ParameterValues.of("DYNAMODB"),
                "tables",
                new JsonValue.Group(
                        Map.of("formats", new JsonValue.Group(Map.of("dataset/crm/t0", new JsonValue.Text("HUDI")))))));

        assertThat(resources.keySet().stream()
                        .flatMap(address -> statements(resources, address).stream())
                        .filter(statement -> "ListCopies".equals(statement.get("Sid"))))
                .singleElement()
                .satisfies(statement -> {
                    assertThat(list(statement.get("Resource"))).isEqualTo(List.of("arn:aws:s3:::small-lake"));
                    assertThat(String.valueOf(statement.get("Condition")))
                            .isEqualTo("{StringLike={s3:prefix=tables/zone/crm__t0__hudi/*}}");
                });
    }

    /** Which may be more than one step back, if two steps were made before the first was whole. */
    @Test
    void itReadsTheTableThatViewsShowUntilItsNextVersionIsWhole() {
        Map<String, Map<String, @Nullable Object>> resources = resources(Map.of(
                "governance",
                ParameterValues.of("IAM"),
                "tables",
                new JsonValue.Group(
                        Map.of("versions", new JsonValue.Group(Map.of("dataset/crm/t0", new JsonValue.Text("3")))))));

        assertThat(resources(resources, "glue:GetTable"))
                .contains(glue("crm__t0__v3"), glue("crm__t0__v2"), glue("crm__t0"));
    }

    @Test
    void underLakeFormationItReadsNothingOfTheBucketAndIsGrantedTheTagOfTheLake() {
        Map<String, Map<String, @Nullable Object>> resources = resources(1, "LAKE_FORMATION");

        assertThat(resources(resources, "s3:GetObject"))
                .allSatisfy(arn -> assertThat(arn).doesNotContain("small-lake"));
        assertThat(resources(resources, "glue:GetTable")).contains(glue("crm__t0"), glue("crm__people__history"));
        assertThat(resources(resources, "lakeformation:GetDataAccess")).containsExactly("*");
        for (String type : List.of("database", "table")) {
            Map<String, @Nullable Object> grant =
                    resources.get("aws_lakeformation_permissions." + label(resources) + "_" + type + "s");
            assertThat(grant).isNotNull();
            assertThat(String.valueOf(grant.get("lf_tag_policy"))).contains("values=[shared, athena]");
            assertThat(String.valueOf(grant.get("lf_tag_policy")).contains("zone, values=[shared, "))
                    .as("the zones of its datasets")
                    .isEqualTo(type.equals("table"));
            assertThat(String.valueOf(grant.get("lf_tag_policy")).contains("classification, values=[unclassified"))
                    .isEqualTo(type.equals("table"));
            assertThat(list(grant.get("permissions")))
                    .isEqualTo(type.equals("table") ? List.of("DESCRIBE", "SELECT") : List.of("DESCRIBE"));
        }
    }

    @Test
    void resultsAreInAFolderThatNoOtherWorkspaceReads() {
        Map<String, Map<String, @Nullable Object>> resources = resources(1, "IAM");
        Map<String, @Nullable Object> workgroup = resources.get("aws_athena_workgroup." + label(resources));

        assertThat(workgroup).isNotNull();
        assertThat(String.valueOf(workgroup)).contains("/athena/athena/Analysts");
        assertThat(resources(resources, "athena:StartQueryExecution"))
                .containsExactly("arn:aws:athena:eu-central-1:123456789012:workgroup/" + workgroup.get("name"));
        assertThat(resources(resources, "s3:PutObject"))
                .singleElement()
                .asString()
                .contains("/athena/athena/Analysts");
    }

    /** Each policy fits, and together they name each table once. */
    @Test
    void manyTablesAreInSeveralPolicies() {
        for (int datasets : List.of(40, 120)) {
            Map<String, Map<String, @Nullable Object>> resources = resources(datasets, "IAM");
            long policies = resources.keySet().stream()
                    .filter(address -> address.startsWith("aws_iam_policy."))
                    .count();

            assertThat(policies).isGreaterThan(1);
            assertThat(resources.keySet().stream()
                            .filter(address ->
                                    address.startsWith("aws_iam_role_policy_attachment." + label(resources))))
                    .hasSize((int) policies);
            Set<String> wanted = new TreeSet<>(Set.of(glue("crm__people"), glue("crm__people__history")));
            IntStream.range(0, datasets)
                    .forEach(i -> wanted.addAll(Set.of(glue("crm__t" + i), glue("crm__t" + i + "__history"))));
            assertThat(resources(resources, "glue:GetTable").stream().filter(arn -> arn.contains(":table/small/")))
                    .containsExactlyInAnyOrderElementsOf(wanted);
        }
    }

    private static String glue(String table) {
        return "arn:aws:glue:eu-central-1:123456789012:table/small/" + table;
    }

    private static Map<String, Map<String, @Nullable Object>> resources(int datasets, String governance) {
        return resources(datasets, Map.of("governance", ParameterValues.of(governance)));
    }

    private static Map<String, Map<String, @Nullable Object>> resources(Map<String, JsonValue> parameters) {
        return resources(1, parameters);
    }

    private static Map<String, Map<String, @Nullable Object>> resources(
            int datasets, Map<String, JsonValue> parameters) {
        Rendering rendering = Variants.entitled(datasets, parameters);
        Map<String, Map<String, @Nullable Object>> own = new TreeMap<>();
        rendering
                .roots()
                .forEach((folder, module) -> Documents.resources(module).forEach((address, body) -> {
                    if (address.contains(".consumers")) {
                        assertThat(folder).startsWith("access/");
                        own.put(address, body);
                    }
                }));
        return own;
    }

    private static String label(Map<String, Map<String, @Nullable Object>> resources) {
        return resources.keySet().stream()
                .filter(address -> address.startsWith("aws_iam_role."))
                .map(address -> address.substring("aws_iam_role.".length()))
                .findFirst()
                .orElseThrow();
    }

    private static List<String> resources(Map<String, Map<String, @Nullable Object>> resources, String action) {
        return resources.keySet().stream()
                .flatMap(address -> statements(resources, address).stream())
                .filter(statement -> list(statement.get("Action")).contains(action))
                .flatMap(statement -> list(statement.get("Resource")).stream())
                .map(String::valueOf)
                .toList();
    }

    private static List<Map<String, @Nullable Object>> statements(
            Map<String, Map<String, @Nullable Object>> resources, String address) {
        Map<String, @Nullable Object> body = resources.get(address);
        Object policy = body == null ? null : body.getOrDefault("policy", body.get("assume_role_policy"));
        return policy instanceof String text
                ? list(Documents.embedded(text).get("Statement")).stream()
                        .map(Documents::object)
                        .toList()
                : List.of();
    }
}
