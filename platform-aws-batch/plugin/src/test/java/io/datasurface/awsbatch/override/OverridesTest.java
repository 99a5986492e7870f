package io.datasurface.awsbatch.override;

import static org.assertj.core.api.Assertions.assertThat;

import io.datasurface.awsbatch.chunk.ChunkRenderer;
import io.datasurface.awsbatch.foundation.FoundationRenderer;
import io.datasurface.awsbatch.foundation.Foundations;
import io.datasurface.awsbatch.instance.Instance;
import io.datasurface.awsbatch.lint.PlanLinter;
import io.datasurface.awsbatch.terraform.check.JsonTree;
import io.datasurface.awsbatch.terraform.check.TerraformSchemaCheck;
import io.datasurface.awsbatch.testing.CellModels;
import io.datasurface.awsbatch.testing.CollectingSink;
import io.datasurface.awsbatch.testing.TestModels;
import io.datasurface.awsbatch.testing.Trees;
import io.datasurface.model.SourceMap;
import io.datasurface.model.lint.Problem;
import io.datasurface.model.lint.ProblemCollector;
import io.datasurface.spi.ChunkRenderRequest;
import io.datasurface.spi.PlatformModel;
import io.datasurface.spi.PlatformRenderRequest;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Overrides change what they name and nothing else, and only as far as that is harmless or meant. */
class OverridesTest {
    private static final PlatformModel MODEL = TestModels.model(TestModels.autocorp(), "AwsProduction");

    private static Instance instance(String... keysAndValues) {
        return CellModels.instance(MODEL, "AwsProduction", Map.of("overrides", CellModels.texts(keysAndValues)));
    }

    private static SortedMap<String, String> render(Instance instance) {
        CollectingSink sink = new CollectingSink();
        ChunkRenderRequest chunk = TestModels.oneChunk(MODEL);
        PlatformRenderRequest request = new PlatformRenderRequest(MODEL, chunk.plan());
        FoundationRenderer.render(instance, request, Foundations.of(instance, request), sink);
        new ChunkRenderer(instance, chunk, sink).render();
        return sink.files();
    }

    private static List<String> lint(String key, String value, String... accepted) {
        List<String> problems = new ArrayList<>();
        Overrides.lint(Map.of(key, value), List.of(accepted), (override, problem) -> problems.add(problem));
        return problems;
    }

    @Test
    void changeWhatTheyNameAndNothingElse() {
        SortedMap<String, String> before = render(instance());
        SortedMap<String, String> after = render(instance(
                "aws_glue_job.* timeout", "77",
                "aws_glue_job.ing* execution_property.max_concurrent_runs", "3",
                "aws_dms_replication_instance.chunk preferred_maintenance_window", "sun:02:00-sun:04:00",
                "aws_dms_replication_instance.chunk multi_az", "false"));
        Map<String, String> changed = new TreeMap<>(after);
        changed.entrySet().removeAll(before.entrySet());
        assertThat(changed.keySet())
                .containsExactly("chunks/everything/replication.tf.json", "foundation/jobs.tf.json");
        Trees.rootModules(after).values().forEach(TerraformSchemaCheck::assertValid);
        String jobs = changed.get("foundation/jobs.tf.json");
        assertThat(jobs.split("\"timeout\": 77", -1)).hasSize(5);
        assertThat(jobs.split("\"max_concurrent_runs\": 3\n", -1)).hasSize(2);
        assertThat(changed.get("chunks/everything/replication.tf.json"))
                .contains("\"preferred_maintenance_window\": \"sun:02:00-sun:04:00\"", "\"multi_az\": false");
    }

    @Test
    void aValueIsTextAndNothingElse() {
        String hostile = "${aws_kms_key.data.arn} %{ if true } \"}, \"x\": {\"y\": \"";
        SortedMap<String, String> files = render(instance("aws_glue_job.ingest description", hostile));
        Map<String, ?> file = JsonTree.parseObject(files.get("foundation/jobs.tf.json"));
        assertThat(file.toString()).contains("$${aws_kms_key.data.arn} %%{ if true } \"}, \"x\": {\"y\": \"");
        Trees.rootModules(files).values().forEach(TerraformSchemaCheck::assertValid);
    }

    @Test
    void blocksThatAreNotThereAreMade() {
        SortedMap<String, String> files =
                render(instance("aws_glue_job.ingest notification_property.notify_delay_after", "9"));
        assertThat(files.get("foundation/jobs.tf.json")).contains("\"notify_delay_after\": 9");
        Trees.rootModules(files).values().forEach(TerraformSchemaCheck::assertValid);
    }

    @ParameterizedTest
    @CsvSource({
        "aws_glue_job timeout, is not of the form",
        "aws_glue_job.*, is not of the form",
        "aws_glue_jobs.* timeout, 'near are aws_glue_job'",
        "aws_glue_job.* timeouts, 'near are timeout'",
        "aws_glue_job.* lifecycle.prevent_destroy, names no",
        "aws_glue_job.* default_arguments, names no",
        "aws_glue_job.* timeout, 'is \"soon\", which is no number'",
        "aws_dms_replication_instance.* multi_az, which is no boolean"
    })
    void mistakesAreNamed(String key, String problem) {
        assertThat(lint(key, "soon")).singleElement().asString().contains(problem);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "aws_s3_bucket.lake force_destroy",
                "aws_s3_bucket_public_access_block.lake block_public_acls",
                "aws_dynamodb_table.state deletion_protection_enabled",
                "aws_dynamodb_table.state point_in_time_recovery.enabled",
                "aws_dms_replication_instance.* publicly_accessible",
                "aws_dms_endpoint.* ssl_mode",
                "aws_dms_replication_task.* start_replication_task",
                "aws_dms_replication_task.* table_mappings",
                "aws_dms_replication_task.* replication_task_id",
                "aws_dms_s3_endpoint.* encryption_mode",
                "aws_iam_role.lake assume_role_policy",
                "aws_kms_key.data enable_key_rotation",
                "aws_glue_catalog_database.lake name",
                "aws_lakeformation_permissions.* principal",
                "aws_sqs_queue.* kms_master_key_id"
            })
    void whatKeepsDataSafeIsRefusedUnlessItIsMeant(String key) {
        String argument = key.replaceFirst("\\..* ", ".");
        assertThat(lint(key, "false")).singleElement().asString().contains("add " + argument + " to overridesAccepted");
        assertThat(lint(key, "false", argument)).isEmpty();
        SortedMap<String, String> untouched = render(instance());
        assertThat(render(instance(key, "false"))).isEqualTo(untouched);
    }

    @Test
    void whatMatchesNothingIsAProblem() {
        Instance instance =
                instance("aws_glue_job.nothing* timeout", "1", "aws_dms_replication_task.* cdc_start_position", "x");
        ChunkRenderRequest chunk = TestModels.oneChunk(MODEL);
        ProblemCollector problems = new ProblemCollector(SourceMap.NONE);
        PlatformRenderRequest request = new PlatformRenderRequest(MODEL, chunk.plan());
        new PlanLinter(instance, request, Foundations.of(instance, request), problems).lint();
        assertThat(problems.problems()).extracting(Problem::code).containsExactly("aws-override-unused");
        assertThat(problems.problems().get(0).message()).contains("aws_glue_job.nothing* timeout");
    }

    /** The table is what both providers' schemas have in common. */
    @Test
    void theTableIsThatOfTheProviders() {
        Attributes table = Attributes.load();
        Map<String, ?> old = JsonTree.object(
                JsonTree.resource("/terraform/aws-provider-5.100.0.json").get("resource"));
        Map<String, ?> recent = JsonTree.object(
                JsonTree.resource("/terraform/aws-provider-6.25.0.json").get("resource"));
        Map<String, Map<String, String>> expected = new TreeMap<>();
        old.forEach((type, arguments) -> {
            if (recent.containsKey(type)) {
                Map<String, String> both = flat(arguments, "");
                both.entrySet().retainAll(flat(recent.get(type), "").entrySet());
                both.keySet().removeAll(List.of("id", "tags_all"));
                if (!both.isEmpty()) {
                    expected.put(type, both);
                }
            }
        });
        Map<String, Map<String, String>> actual = new TreeMap<>();
        table.types().forEach(type -> actual.put(type, table.of(type)));
        assertThat(actual).isEqualTo(expected);
    }

    private static Map<String, String> flat(@org.jspecify.annotations.Nullable Object arguments, String prefix) {
        Map<String, String> flat = new LinkedHashMap<>();
        JsonTree.object(arguments).forEach((name, value) -> {
            List<?> parts = (List<?>) java.util.Objects.requireNonNull(value);
            String kind = String.valueOf(parts.get(0));
            if (kind.equals("block")) {
                flat.putAll(flat(parts.get(2), prefix + name + "."));
            } else if (List.of("string", "number", "boolean", "list(string)", "set(string)")
                    .contains(kind)) {
                flat.put(prefix + name, kind);
            }
        });
        return flat;
    }

    /** The README names all that is refused. */
    @Test
    void theReadmeListsWhatIsRefused() {
        String readme = Trees.read(java.nio.file.Path.of(".."), path -> path.equals("README.md"))
                .get("README.md");
        assertThat(Refusals.TYPES).allSatisfy(type -> assertThat(readme).contains("`" + type + "`"));
        assertThat(Refusals.ARGUMENTS).allSatisfy(argument -> assertThat(readme).contains("`" + argument + "`"));
    }
}
