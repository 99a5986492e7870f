package io.datasurface.awsbatch.fargate;

import static org.assertj.core.api.Assertions.assertThat;

import io.datasurface.awsbatch.spec.FileDropSource;
import io.datasurface.awsbatch.spec.IngestSpec;
import io.datasurface.awsbatch.spec.json.SpecReader;
import io.datasurface.awsbatch.terraform.check.JsonTree;
import io.datasurface.awsbatch.terraform.check.TerraformCli;
import io.datasurface.awsbatch.terraform.check.TerraformSchemaCheck;
import io.datasurface.awsbatch.testing.Pipeline;
import io.datasurface.awsbatch.testing.Trees;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.SortedMap;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Datastores that programs pull, rendered. */
class PullsTest {
    private static final Path MODEL = Path.of("src/test/resources/io/datasurface/awsbatch/fargate/pulls.yaml");

    /** The name of the instance has a capital. */
    private static final String START_ROLE = "ds-batch-pulls-45e90f2ed091";

    @TempDir
    @SuppressWarnings("NullAway.Init") // JUnit sets it
    private static Path out;

    @SuppressWarnings("NullAway.Init") // set before all tests
    private static SortedMap<String, String> files;

    @BeforeAll
    static void render() {
        files = Pipeline.render(MODEL, out);
    }

    private static String of(String end) {
        return files.entrySet().stream()
                .filter(file -> file.getKey().endsWith(end))
                .findFirst()
                .orElseThrow()
                .getValue();
    }

    private static Map<String, @Nullable Object> resource(String type, String label) {
        String module = files.entrySet().stream()
                .filter(file -> file.getKey().matches(".*/chunks/[^/]+/pulls\\.tf\\.json"))
                .findFirst()
                .orElseThrow()
                .getValue();
        Map<String, @Nullable Object> types =
                JsonTree.object(JsonTree.parseObject(module).get("resource"));
        return JsonTree.object(JsonTree.object(types.get(type)).get(label));
    }

    private static FileDropSource source(String store) {
        IngestSpec spec = SpecReader.readIngest(
                store, of("specs/ingest/" + store + ".json").getBytes(StandardCharsets.UTF_8));
        return (FileDropSource) spec.source();
    }

    /** The container of a task, with what the escapes of Terraform stand for. */
    private static Map<String, @Nullable Object> container(String store) {
        String text = (String) Objects.requireNonNull(
                resource("aws_ecs_task_definition", "store__" + store).get("container_definitions"));
        Object parsed =
                Objects.requireNonNull(JsonTree.parse(text.replace("$${", "${").replace("%%{", "%{")));
        return JsonTree.object(((List<?>) parsed).get(0));
    }

    @Test
    void rootModulesAreValid(@TempDir Path copies) {
        TerraformCli terraform = TerraformCli.withProviders();
        Trees.rootModules(files).forEach((folder, module) -> {
            TerraformSchemaCheck.assertValid(out.resolve(folder));
            terraform.assertValid(TerraformCli.write(copies.resolve(folder), module));
        });
    }

    @Test
    void theJobFindsWhatTheProgramWrites() {
        FileDropSource rates = source("rates");
        assertThat(rates.location()).isEqualTo("s3://acme-staging/drops/Z/rates");
        assertThat(rates.runMarker()).isEqualTo(Optional.of("_COMPLETE"));
        assertThat(rates.pattern("rates")).isEqualTo("*/rates/**");
        assertThat(rates.pattern("currencies")).isEqualTo("*/currencies/**");
        assertThat(rates.content()).isEqualTo(FileDropSource.Content.SNAPSHOT);
        assertThat(source("tickets").content()).isEqualTo(FileDropSource.Content.CHANGES);
    }

    @Test
    void aTaskIsWhatTheProgramAsksFor() {
        Map<String, @Nullable Object> task = resource("aws_ecs_task_definition", "store__rates");
        assertThat(task)
                .containsEntry("cpu", "1024")
                .containsEntry("memory", "3072")
                .containsEntry("network_mode", "awsvpc")
                .containsEntry("execution_role_arn", "arn:aws:iam::111122223333:role/" + START_ROLE);
        Map<String, @Nullable Object> container = container("rates");
        assertThat(container)
                .containsEntry("name", "pull")
                .containsEntry("image", "111122223333.dkr.ecr.eu-central-1.amazonaws.com/acme/pull-rates:1.4.2")
                .containsEntry("readonlyRootFilesystem", true)
                .containsEntry("command", List.of("--since", "${yesterday}"))
                .containsEntry(
                        "secrets",
                        List.of(Map.of(
                                "name",
                                "DATASURFACE_CREDENTIAL",
                                "valueFrom",
                                "arn:aws:secretsmanager:eu-central-1:111122223333:secret:acme/Z/rates-key")));
        List<Object> environment = new ArrayList<>((List<?>) Objects.requireNonNull(container.get("environment")));
        assertThat(environment)
                .containsExactlyInAnyOrder(
                        setting("DATASURFACE_STORE", "rates"),
                        setting("DATASURFACE_DATASETS", "[\"currencies\",\"rates\"]"),
                        setting("DATASURFACE_CONTENT", "SNAPSHOT"),
                        setting("DATASURFACE_MARKER", "_COMPLETE"),
                        setting("RATES_URL", "https://rates.example:8443/v2"),
                        setting("PATTERN", "%{x} ${y} \"z\""));
        assertThat(container("tickets")).doesNotContainKeys("secrets", "command");
    }

    private static Map<String, String> setting(String name, String value) {
        return Map.of("name", name, "value", value);
    }

    @Test
    void aProgramWritesIntoItsOwnFolderOnly() {
        Map<String, @Nullable Object> role = resource("aws_iam_role", "pull__rates");
        assertThat(role).containsEntry("path", "/" + START_ROLE + "/");
        String policy =
                String.valueOf(resource("aws_iam_role_policy", "pull__rates").get("policy"));
        assertThat(policy)
                .contains("arn:aws:s3:::acme-staging/drops/Z/rates/*", "s3:PutObject")
                .doesNotContain("tickets", "s3:DeleteObject", "secretsmanager");
    }

    @Test
    void theFoundationStartsProgramsAndLetsNothingIn() {
        assertThat(of("foundation/roles.tf.json"))
                .contains(
                        "arn:aws:ecr:eu-central-1:111122223333:repository/acme/pull-rates",
                        "secret:acme/Z/rates-key-??????",
                        "arn:aws:iam::111122223333:role/" + START_ROLE + "/*",
                        "arn:aws:ecs:eu-central-1:111122223333:task-definition/ds-*:*",
                        "arn:aws:s3:::acme-staging/drops/*");
        String pulls = of("foundation/pulls.tf.json");
        assertThat(pulls)
                .contains("containerInsights", "\"from_port\": 8443", "\"from_port\": 5433")
                .doesNotContain("ingress");
        assertThat(of("foundation/monitoring.tf.json")).doesNotContain("DataSync");
        assertThat(files.values().stream().filter(text -> text.contains("pulls_memory")))
                .hasSize(1);
    }

    @Test
    void schedulesSayWhatToRun() {
        String schedules = of("schedules.tf.json");
        assertThat(schedules)
                .contains("cron(20 * * * ? *)")
                .contains(
                        "\\\"pull\\\":{\\\"task\\\":\\\"ds-batch-pull-rates-", "\\\"folder\\\":\\\"drops/Z/rates\\\"");
    }

    @Test
    void booksQuotasAndCostsKnowOfPrograms() {
        assertThat(of("README.md")).contains("DATASURFACE_FOLDER");
        assertThat(of("OPERATIONS.md"))
                .contains("## Programs that pull", "aws s3 ls \"s3://acme-staging/drops/Z/rates/\"");
        assertThat(of("lineage.json")).contains("container/rates_api", "container/tickets_db");
        assertThat(of("costs.json")).contains("fargate-cpu-hour");
        assertThat(of("quotas.json")).contains("fargate-cpus");
    }
}
