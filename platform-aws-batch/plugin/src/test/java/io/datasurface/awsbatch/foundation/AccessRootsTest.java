package io.datasurface.awsbatch.foundation;

import static org.assertj.core.api.Assertions.assertThat;

import io.datasurface.awsbatch.delivery.DeliveryRenderer;
import io.datasurface.awsbatch.lint.PlanLinter;
import io.datasurface.awsbatch.terraform.check.TerraformCli;
import io.datasurface.awsbatch.terraform.check.TerraformSchemaCheck;
import io.datasurface.awsbatch.testing.CellModels;
import io.datasurface.awsbatch.testing.CollectingSink;
import io.datasurface.model.SourceMap;
import io.datasurface.model.common.JsonValue;
import io.datasurface.model.lint.Problem;
import io.datasurface.model.lint.ProblemCollector;
import io.datasurface.spi.ParameterValues;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.SortedMap;
import java.util.SortedSet;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.function.IntPredicate;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Workspaces that let people in are dealt to root modules of their own, and stay where they are. */
class AccessRootsTest {
    private static final int MANY = 300;
    private static final long MOST_RESOURCES = 1000;

    private static Rendering of(IntPredicate entitled, int workspaces, Map<String, String> access) {
        StringBuilder more = new StringBuilder("        workspaces:\n");
        StringBuilder assigned = new StringBuilder();
        for (int i = 0; i < workspaces; i++) {
            more.append("""
                      W%1$d:
                        entitlements: [%2$s]
                        dataContainer: {type: DataPlatformManagedDataContainer, name: athena, locations: ["AWS:eu-central-1"]}
                        dsgs: {G: {platformMD: {type: WorkspacePlatformConfig, retention: {milestoningStrategy: LIVE_ONLY, latency: HOURS}}, sinks: [{storeName: crm, datasetName: people}]}}
            """.formatted(i, entitled.test(i) ? "Analysts" : ""));
            assigned.append(
                    "  - {workspace: W%d, dsgName: G, assignments: [{dataPlatform: dev, status: PROVISIONED}]}\n"
                            .formatted(i));
        }
        Map<String, JsonValue> parameters = new TreeMap<>();
        parameters.put(
                "entitlements",
                new JsonValue.Group(
                        Map.of("roles", CellModels.texts("Analysts", "arn:aws:iam::123456789012:role/analysts"))));
        Map<String, JsonValue> group = new TreeMap<>();
        access.forEach((name, value) -> group.put(
                name,
                name.equals("roots") ? ParameterValues.of(Long.parseLong(value)) : ParameterValues.of(List.of(value))));
        parameters.put("access", new JsonValue.Group(group));
        parameters.put(
                "delivery",
                new JsonValue.Group(Map.of("tools", ParameterValues.of(List.of("ATLANTIS", "TERRAGRUNT")))));
        return Rendering.of(
                text -> text.replace("        workspaces:\n", more)
                        .replace("dsgPlatformMappings:\n", "dsgPlatformMappings:\n" + assigned),
                "dev",
                parameters);
    }

    private static SortedMap<String, SortedMap<String, String>> access(Rendering rendering) {
        SortedMap<String, SortedMap<String, String>> roots = rendering.roots();
        roots.remove("foundation");
        return roots;
    }

    /** Roots by the roles that they have. */
    private static SortedMap<String, String> homes(Rendering rendering) {
        SortedMap<String, String> homes = new TreeMap<>();
        rendering
                .roots()
                .forEach((folder, module) -> Documents.resources(module).keySet().stream()
                        .filter(address -> address.startsWith("aws_iam_role.consumers__"))
                        .forEach(address ->
                                assertThat(homes.put(address, folder)).isNull()));
        return homes;
    }

    private static SortedSet<String> changed(Rendering before, Rendering after) {
        SortedMap<String, String> was = before.files();
        SortedMap<String, String> is = after.files();
        SortedSet<String> changed = new TreeSet<>(was.keySet());
        changed.addAll(is.keySet());
        changed.removeIf(path -> is.containsKey(path) && is.get(path).equals(was.get(path)));
        return changed;
    }

    @Test
    void threeHundredWorkspacesFitAndNoneIsInTheFoundation() {
        Rendering rendering = of(i -> true, MANY, Map.of());
        SortedMap<String, SortedMap<String, String>> roots = access(rendering);

        assertThat(roots.keySet()).containsExactly("access/00", "access/01", "access/02", "access/03");
        roots.values().forEach(module -> {
            assertThat(Documents.resources(module)).hasSizeBetween(300, (int) MOST_RESOURCES);
            TerraformSchemaCheck.assertValid(module);
        });
        assertThat(homes(rendering)).hasSize(MANY);
        assertThat(rendering.foundation().values()).noneMatch(text -> text.contains("consumers__"));
        assertThat(Documents.resources(rendering.foundation())).hasSizeLessThan(200);
    }

    @Test
    void oneMoreTouchesOnlyItsRoot() {
        Rendering before = of(i -> i < 40, 42, Map.of());
        Rendering after = of(i -> i < 41, 42, Map.of());
        String home = homes(after).get("aws_iam_role.consumers__W40");

        assertThat(changed(before, after))
                .isEqualTo(new TreeSet<>(Set.of(
                        "README.md",
                        home + "/catalog.tf.json",
                        home + "/governance.tf.json",
                        home + "/roles.tf.json")));
        SortedMap<String, String> homes = homes(after);
        homes.remove("aws_iam_role.consumers__W40");
        assertThat(homes).isEqualTo(homes(before));
    }

    /** Otherwise nothing would take away what it gave. */
    @Test
    void aRootStaysWhenItsLastWorkspaceGoes() {
        Rendering one = of(i -> i == 0, 1, Map.of());
        assertThat(access(one)).hasSize(4);
        assertThat(homes(one)).hasSize(1);
        access(one).values().forEach(TerraformSchemaCheck::assertValid);
        Rendering none = of(i -> false, 1, Map.of());
        assertThat(access(none)).as("as long as somebody could be let in").hasSize(4);
        assertThat(homes(none)).isEmpty();
        access(none).values().forEach(TerraformSchemaCheck::assertValid);
        assertThat(access(Rendering.small(Map.of()))).isEmpty();
    }

    @Test
    void moreRootsTakeAsFewAsCanBe() {
        SortedMap<String, String> four = homes(of(i -> true, MANY, Map.of()));
        SortedMap<String, String> five = homes(of(i -> true, MANY, Map.of("roots", "5")));

        five.entrySet().removeIf(home -> home.getValue().equals(four.get(home.getKey())));
        assertThat(five).hasSizeBetween(MANY / 10, MANY / 3);
        assertThat(five.values()).containsOnly("access/04");
    }

    @Test
    void whatIsHandedOverIsLetGoOfAndTakenUp(@TempDir Path folder) {
        Rendering rendering = of(i -> true, 3, Map.of("handedOver", "W1"));
        String home = homes(rendering).get("aws_iam_role.consumers__W1");
        String removed = String.valueOf(rendering.foundation().get("refactor.tf"));
        SortedMap<String, String> own = access(rendering).get(home);

        assertThat(own).isNotNull();
        Set<String> things = new TreeSet<>();
        Documents.resources(own).keySet().stream()
                .filter(address -> address.contains("consumers__W1"))
                .forEach(things::add);
        assertThat(things).hasSize(7);
        assertThat(things).allSatisfy(address -> assertThat(removed).contains("from = " + address + "\n"));
        assertThat(removed).contains("destroy = false").doesNotContain("W0", "W2", "import");
        String imports = String.valueOf(own.get("refactor.tf"));
        assertThat(things)
                .filteredOn(address -> !address.startsWith("aws_lakeformation"))
                .allSatisfy(address -> assertThat(imports).contains("to = " + address + "\n"));
        String role = rendering.instance().consumerRole("W1");
        assertThat(imports)
                .contains(
                        "id = \"" + role + "\"",
                        "id = \"" + role + ":queries\"",
                        "id = \"arn:aws:iam::123456789012:policy/",
                        "id = \"" + role + "/arn:aws:iam::123456789012:policy/")
                .doesNotContain("lakeformation", "removed");
        access(rendering).forEach((path, module) -> {
            if (!path.equals(home)) {
                assertThat(module.get("refactor.tf")).contains("from = aws_iam_role.consumers__W1\n");
            }
        });
        TerraformCli terraform = TerraformCli.withProviders();
        rendering.roots().forEach((path, module) -> {
            TerraformSchemaCheck.assertValid(module);
            terraform.assertValid(TerraformCli.write(folder.resolve(path), module));
        });
        assertThat(of(i -> true, 3, Map.of()).files())
                .doesNotContainKeys("foundation/refactor.tf", home + "/refactor.tf");
    }

    /** Lake Formation refuses grants that are made at the same time. */
    @Test
    void rootsWithGrantsAreAppliedOneAfterTheOther() {
        Rendering rendering = of(i -> true, 3, Map.of());
        assertThat(rendering.files().get("apply-order.json"))
                .contains(
                        "[\"foundation\"],\n    [\"access/00\"],\n    [\"access/01\"],\n    [\"access/02\"],\n    [\"access/03\"],\n"
                                + "    [\"chunks/crm\"],");
        Foundations foundations = Foundations.of(rendering.instance(), rendering.request());
        assertThat(ApplyOrder.waves(
                        rendering.instance(), rendering.request().plan(), List.of(), foundations.accessFolders()))
                .hasSize(7);
        assertThat(foundations.types(rendering.instance().cells().home()).get("aws_athena_workgroup"))
                .as("they count for quotas")
                .isEqualTo(4);
        assertThat(rendering.files().get("README.md")).contains("| `access/` |");
    }

    @Test
    void theRestOfTheDeliveryKnowsThem() {
        Rendering rendering = of(i -> true, 3, Map.of());
        CollectingSink sink = new CollectingSink();
        DeliveryRenderer.render(
                rendering.instance(),
                rendering.request(),
                Foundations.of(rendering.instance(), rendering.request()).accessFolders(),
                sink);
        assertThat(sink.files().get("access/00/terragrunt.hcl"))
                .contains("\"../../foundation\"")
                .doesNotContain("access");
        assertThat(sink.files().get("access/02/terragrunt.hcl"))
                .contains("\"../../foundation\"", "\"../../access/01\"");
        assertThat(sink.files().get("ci/terragrunt.stack.hcl")).contains("unit \"access-03\"", "\"../access/03\"");
        assertThat(sink.files().get("ci/atlantis.yaml"))
                .containsPattern("dir: \"access/03\"\n    execution_order_group: 4\n");
    }

    @Test
    void aRootThatIsTooLargeIsAProblem() {
        Rendering rendering = of(i -> true, MANY, Map.of("roots", "1"));
        ProblemCollector problems = new ProblemCollector(SourceMap.NONE);
        new PlanLinter(
                        rendering.instance(),
                        rendering.request(),
                        Foundations.of(rendering.instance(), rendering.request()),
                        problems)
                .lint();
        List<Problem> found = problems.problems().stream()
                .filter(problem -> problem.code().equals("aws-access-roots"))
                .toList();
        assertThat(found)
                .singleElement()
                .satisfies(problem ->
                        assertThat(problem.message()).contains("access/00", "2100 resources", "raise access.roots"));
    }
}
