package io.datasurface.awsbatch.delivery;

import static org.assertj.core.api.Assertions.assertThat;

import io.datasurface.awsbatch.terraform.check.JsonTree;
import io.datasurface.awsbatch.testing.ModelTree;
import io.datasurface.awsbatch.testing.Pipeline;
import io.datasurface.awsbatch.testing.TestModels;
import io.datasurface.awsbatch.testing.Trees;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.SortedSet;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The files with which a render is applied, and the book of how to run it. */
class DeliveryFilesTest {
    private static final String PLATFORM = "AwsProduction";
    private static final String EVIL = "$(touch evil) `x` \"q\" 'q' ${y} #: - {z}";
    private static final String[] PARAMETERS = {
        "platformServicesProviders", "DataPlatformTeam", "dataPlatforms", PLATFORM, "parameters", "delivery"
    };
    private static final Pattern FENCE = Pattern.compile("(?ms)^```sh\n(.*?)^```$");
    private static final Pattern UNIT = Pattern.compile(
            "\nunit \"([a-z0-9-]+)\" \\{\n  source = \"\\.\\./([^\"]+)\"\n  path   = \"([^\"]+)\"\n}\n");

    @TempDir
    @SuppressWarnings("NullAway.Init") // JUnit sets it
    private static Path folder;

    @SuppressWarnings("NullAway.Init") // set before all tests
    private static SortedMap<String, String> files;

    static ModelTree model() {
        return ModelTree.of(TestModels.autocorp())
                .set(
                        Map.of(
                                "tools",
                                List.of("GITHUB", "ATLANTIS", "TERRAGRUNT"),
                                "folder",
                                "rendered/" + PLATFORM,
                                "branch",
                                "release/live",
                                "role",
                                "arn:aws:iam::111122223333:role/github",
                                "pullRequestRole",
                                "arn:aws:iam::111122223333:role/github-looks",
                                "planRole",
                                "just-looks"),
                        PARAMETERS);
    }

    @BeforeAll
    static void render() {
        files = of(Pipeline.render(model().write(folder), folder.resolve("out")), PLATFORM);
    }

    private static SortedMap<String, String> of(Map<String, String> all, String platform) {
        SortedMap<String, String> inside = new TreeMap<>();
        all.forEach((path, text) -> {
            if (path.startsWith(platform + "/")) {
                inside.put(path.substring(platform.length() + 1), text);
            }
        });
        return inside;
    }

    private static String file(String path) {
        String text = files.get(path);
        assertThat(text).as(path).isNotNull();
        return String.valueOf(text);
    }

    private static Map<String, @Nullable Object> at(Map<String, @Nullable Object> tree, String... path) {
        Map<String, @Nullable Object> map = tree;
        for (String key : path) {
            map = JsonTree.object(map.get(key));
        }
        return map;
    }

    private static List<Map<String, @Nullable Object>> maps(@Nullable Object list) {
        List<Map<String, @Nullable Object>> maps = new ArrayList<>();
        ((List<?>) java.util.Objects.requireNonNull(list)).forEach(each -> maps.add(JsonTree.object(each)));
        return maps;
    }

    @Test
    void theWorkflowPlansPullRequestsAndAppliesTheBranch() {
        Map<String, @Nullable Object> workflow = JsonTree.yaml(file("ci/github-workflow.yml"));

        assertThat(workflow.keySet()).containsExactly("name", "on", "concurrency", "permissions", "jobs");
        assertThat(at(workflow, "on").keySet()).containsExactly("pull_request", "push", "workflow_dispatch");
        assertThat(at(workflow, "on", "push"))
                .isEqualTo(Map.of("branches", List.of("release/live"), "paths", List.of("rendered/AwsProduction/**")));
        assertThat(at(workflow, "permissions")).as("what no job asks for").isEmpty();
        assertThat(at(workflow, "concurrency").get("cancel-in-progress")).isEqualTo(false);
        assertThat(at(workflow, "jobs", "plan", "permissions"))
                .isEqualTo(Map.of("contents", "read", "id-token", "write"));
        assertThat(at(workflow, "jobs", "apply", "permissions"))
                .isEqualTo(Map.of("contents", "write", "id-token", "write"));
        assertThat(at(workflow, "jobs", "apply").get("if"))
                .isEqualTo("github.event_name != 'pull_request' && github.ref == 'refs/heads/release/live'");
        for (String job : List.of("plan", "apply")) {
            List<Map<String, @Nullable Object>> steps =
                    maps(at(workflow, "jobs", job).get("steps"));
            assertThat(steps).hasSize(4);
            assertThat(steps.subList(0, 3))
                    .allSatisfy(step ->
                            assertThat(String.valueOf(step.get("uses"))).matches("[a-z-]+/[a-z-]+@[0-9a-f]{40}"));
            String role = job.equals("plan") ? "github-looks" : "github";
            assertThat(at(steps.get(2), "with"))
                    .containsEntry("role-to-assume", "arn:aws:iam::111122223333:role/" + role)
                    .containsEntry("aws-region", "eu-central-1");
            String run = String.valueOf(steps.get(3).get("run"));
            assertThat(run).doesNotContain("${{").doesNotContain("set -x");
        }
        assertThat(at(maps(at(workflow, "jobs", "plan").get("steps")).get(3), "env"))
                .containsEntry("DATASURFACE_PLAN_ROLE", "just-looks");
        assertThat(maps(at(workflow, "jobs", "apply").get("steps")).get(3)).doesNotContainKey("env");
        assertThat(file("ci/github-workflow.yml")).doesNotContain("secrets.");
    }

    @Test
    void atlantisHasAProjectPerRootModuleInTheOrderOfWaves() {
        Map<String, @Nullable Object> atlantis = JsonTree.yaml(file("ci/atlantis.yaml"));

        assertThat(String.valueOf(atlantis.get("version"))).isEqualTo("3");
        assertThat(atlantis.get("abort_on_execution_order_fail")).isEqualTo(true);
        SortedSet<String> folders = new TreeSet<>();
        SortedSet<String> names = new TreeSet<>();
        for (Map<String, @Nullable Object> project : maps(atlantis.get("projects"))) {
            String dir = String.valueOf(project.get("dir"));
            String module = dir.substring("rendered/AwsProduction/".length());
            folders.add(module);
            assertThat(names.add(String.valueOf(project.get("name")))).isTrue();
            assertThat(String.valueOf(project.get("execution_order_group")))
                    .isEqualTo(module.equals("foundation") ? "0" : "1");
        }
        assertThat(folders).isEqualTo(Trees.rootModules(files).keySet());
    }

    @Test
    void terragruntKnowsWhatEachModuleWaitsFor() {
        String stack = file("ci/terragrunt.stack.hcl");
        List<MatchResult> units = UNIT.matcher(stack).results().toList();

        assertThat(units.stream().map(unit -> unit.group(2)))
                .containsExactlyInAnyOrderElementsOf(Trees.rootModules(files).keySet());
        assertThat(units).allSatisfy(unit -> assertThat(unit.group(3)).isEqualTo(unit.group(2)));
        assertThat(UNIT.matcher(stack).replaceAll("")).isEqualTo(stack.substring(0, stack.indexOf('\n') + 1));
        for (MatchResult unit : units) {
            String module = unit.group(2);
            String text = file(module + "/terragrunt.hcl");
            List<String> paths = Pattern.compile("(?m)^    \"([^\"]+)\",$")
                    .matcher(text)
                    .results()
                    .map(path ->
                            Path.of(module).resolve(path.group(1)).normalize().toString())
                    .toList();
            assertThat(paths).isEqualTo(module.equals("foundation") ? List.of() : List.of("foundation"));
        }
    }

    @Test
    void withoutTheParameterThereIsOnlyTheScript() {
        SortedMap<String, String> plain = Pipeline.render(Pipeline.AUTOCORP, folder.resolve("plain"));
        assertThat(plain.keySet().stream().filter(path -> path.contains("/ci/")))
                .containsExactly("AwsDevelopment/ci/terraform.sh", "AwsProduction/ci/terraform.sh");
        assertThat(plain.keySet()).noneMatch(path -> path.endsWith("terragrunt.hcl"));
    }

    @Test
    void theBookNamesWhatIsRendered() {
        assertThat(book(files))
                .contains("TASK=ds-awsproduction-autocorp-a6005609b4cb", "loadEpoch", "redrive-execution", "jobVersion")
                .contains("describe-table-statistics", "alarm `replication-suspended`", "alarm `key-changes`")
                .doesNotContain("describe-replications");
    }

    @Test
    void theBookSaysWhatTheDatabasesThatAreCapturedHaveToLog() {
        assertThat(book(files))
                .contains("## What captured databases have to log", "wal_level = logical", "REPLICA IDENTITY FULL")
                .contains("What is truncated stays in the lake", "sources are not compared (`reconcile.sources`)")
                .doesNotContain("**MySQL", "**SQL Server", "**Oracle", "**Db2");
    }

    /** With how long it may rest, and that its ingestion has to rest, too. */
    @Test
    void theBookKnowsServerlessReplications() {
        String[] dms = PARAMETERS.clone();
        dms[dms.length - 1] = "dms";
        Path model = model().set(Map.of("replication", "SERVERLESS"), dms).write(folder.resolve("serverless"));
        assertThat(book(of(Pipeline.render(model, folder.resolve("serverless-out")), PLATFORM)))
                .contains(
                        "REPLICATION=arn:aws:dms:eu-central-1:111122223333:replication-config:ds-awsproduction-a-d1b8cf3df26a")
                .contains("48 hours at most", "NAME=ds-awsproduction-ingest-autocorp-0b02b4c82989")
                .contains("such as `dms-serverless-replication-ds-awsproduction-a-d1b8cf3df26a`")
                .contains("describe-replication-table-statistics", "--start-replication-type resume-processing");
    }

    /** Its names are those of rendered things, and its scripts can be run. */
    private static String book(SortedMap<String, String> rendered) {
        Shell.require();
        String book = String.valueOf(rendered.get("OPERATIONS.md"));
        StringBuilder terraform = new StringBuilder();
        Trees.rootModules(rendered)
                .values()
                .forEach(module -> module.forEach((name, text) -> {
                    if (name.endsWith(".tf.json")) {
                        terraform.append(text);
                    }
                }));
        List<String> names = Pattern.compile("(?<!-)\\bds-[A-Za-z0-9_-]+\\b")
                .matcher(book)
                .results()
                .map(MatchResult::group)
                .distinct()
                .toList();
        assertThat(names).hasSizeGreaterThan(8);
        assertThat(names.subList(1, names.size()))
                .allSatisfy(name -> assertThat(terraform).contains(name));
        List<String> scripts =
                FENCE.matcher(book).results().map(found -> found.group(1)).toList();
        assertThat(scripts).hasSizeGreaterThan(7);
        for (String script : scripts) {
            assertThat(new Shell(folder, folder).run("bash -n <<'END_OF_SCRIPT'\n" + script + "END_OF_SCRIPT\n"))
                    .isEqualTo(new Shell.Result(0, ""));
        }
        return book;
    }

    @Test
    void hostileNamesDoNotGetIntoScripts() {
        Path model = model().mapTexts(text -> text.equals(PLATFORM) ? EVIL + text : text)
                .write(folder.resolve("hostile"));
        io.datasurface.host.RenderResult result =
                Pipeline.engine().render(io.datasurface.model.io.ModelLoader.load(model), folder.resolve("evil"));
        assertThat(result.publication()).as("%s", result.problems()).isPresent();
        SortedMap<String, String> rendered = Pipeline.output(folder.resolve("evil"));
        int seen = 0;
        for (Map.Entry<String, String> file : rendered.entrySet()) {
            if (file.getKey().contains("/ci/") || file.getKey().endsWith("OPERATIONS.md")) {
                assertThat(file.getValue()).as(file.getKey()).doesNotContain("evil)", "${y}", "{z}");
                seen++;
            }
            if (file.getKey().endsWith(".yml") || file.getKey().endsWith("atlantis.yaml")) {
                assertThat(JsonTree.yaml(file.getValue())).isNotEmpty();
            }
        }
        assertThat(seen).isGreaterThan(5);
    }
}
