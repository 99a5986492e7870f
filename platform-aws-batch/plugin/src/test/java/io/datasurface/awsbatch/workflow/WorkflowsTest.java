package io.datasurface.awsbatch.workflow;

import static io.datasurface.awsbatch.testing.RenderedResources.block;
import static io.datasurface.awsbatch.testing.RenderedResources.list;
import static org.assertj.core.api.Assertions.assertThat;

import io.datasurface.awsbatch.instance.Instance;
import io.datasurface.awsbatch.plan.BatchEstimator;
import io.datasurface.awsbatch.plan.BatchLimits;
import io.datasurface.awsbatch.terraform.check.JsonTree;
import io.datasurface.awsbatch.terraform.check.TerraformCli;
import io.datasurface.awsbatch.terraform.check.TerraformSchemaCheck;
import io.datasurface.awsbatch.testing.Pipeline;
import io.datasurface.awsbatch.testing.RenderedAmounts;
import io.datasurface.awsbatch.testing.RenderedResources;
import io.datasurface.awsbatch.testing.TestModels;
import io.datasurface.awsbatch.testing.Trees;
import io.datasurface.graph.chunk.Chunk;
import io.datasurface.graph.chunk.ChunkPlan;
import io.datasurface.graph.chunk.Chunker;
import io.datasurface.model.io.ModelLoader;
import io.datasurface.spi.PlatformModel;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SortedMap;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** An instance with Glue workflows. */
class WorkflowsTest {
    private static final Path MODEL = Path.of("src/test/resources/io/datasurface/awsbatch/workflow/workflows.yaml");
    private static final String TRIGGER = "aws_glue_trigger";

    @TempDir
    @SuppressWarnings("NullAway.Init") // JUnit sets it
    private static Path out;

    @SuppressWarnings("NullAway.Init") // set before all tests
    private static SortedMap<String, String> files;

    @SuppressWarnings("NullAway.Init") // set before all tests
    private static RenderedResources resources;

    @BeforeAll
    static void render() {
        files = Pipeline.render(MODEL, out);
        resources = new RenderedResources(files);
    }

    private static Object text(@Nullable Object value) {
        return Optional.ofNullable(value).orElse("");
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
    void eachDatastoreTransformerAndExportHasAWorkflow() {
        assertThat(resources.of("aws_glue_workflow").values())
                .allSatisfy(workflow -> assertThat(workflow.get("max_concurrent_runs"))
                        .hasToString(text(workflow.get("description")).equals("ingest of partners") ? "2000" : "1"))
                .extracting(workflow -> text(workflow.get("description")))
                .containsExactlyInAnyOrder(
                        "ingest of crm",
                        "ingest of partners",
                        "transform of Totals",
                        "export of lake",
                        "export of reports_db");
        files.forEach((path, content) -> {
            if (path.endsWith(".tf.json")) {
                assertThat(content).as(path).doesNotContain("aws_sfn_", "states:", "AWS/States");
            }
        });
        assertThat(resources.of("aws_scheduler_schedule").values())
                .extracting(
                        schedule -> text(schedule.get("description")).toString().replaceFirst(" .*", ""))
                .containsOnly("maintain", "reconcile");
    }

    @Test
    void workflowsAreStartedByTheClockOrByTransfers() {
        Map<String, @Nullable Object> nightly = resources.one(TRIGGER, "ingest__crm__0");
        assertThat(nightly).containsEntry("type", "SCHEDULED").containsEntry("schedule", "cron(15 3 * * ? *)");
        Map<String, @Nullable Object> dropped = resources.one(TRIGGER, "ingest__partners__0");
        assertThat(dropped).containsEntry("type", "EVENT").doesNotContainKey("schedule");
        assertThat(block(dropped.get("event_batching_condition")).get("batch_size"))
                .hasToString("1");
        Map<String, @Nullable Object> target = resources.one("aws_cloudwatch_event_target", "transferred__partners");
        String workflow = String.valueOf(
                resources.one("aws_glue_workflow", "ingest__partners").get("name"));
        assertThat(target)
                .containsEntry("arn", "arn:aws:glue:eu-central-1:111122223333:workflow/" + workflow)
                .doesNotContainKey("input");
        assertThat(resources.allowing("glue:NotifyEvent").values())
                .singleElement()
                .satisfies(statements -> assertThat(workflowArn(statements)).startsWith(prefix(workflow)));
    }

    private static String workflowArn(List<Map<String, @Nullable Object>> statements) {
        return String.valueOf(list(statements.get(0).get("Resource")).get(0)).replace("*", "");
    }

    /** What stands before the name of the datastore. */
    private static String prefix(String workflow) {
        return "arn:aws:glue:eu-central-1:111122223333:workflow/" + workflow.substring(0, workflow.indexOf("partners"));
    }

    @Test
    void whatATransformerWritesIsIngestedWhenItHasSucceeded() {
        Map<String, @Nullable Object> after = resources.one(TRIGGER, "transform__Totals__1");

        assertThat(after).containsEntry("type", "CONDITIONAL").containsEntry("start_on_creation", true);
        Map<String, @Nullable Object> condition =
                block(block(after.get("predicate")).get("conditions"));
        assertThat(condition)
                .containsEntry("job_name", "${aws_glue_job.transform__Totals.name}")
                .containsEntry("state", "SUCCEEDED");
        assertThat(block(after.get("actions"))).containsEntry("job_name", "${aws_glue_job.ingest__totals.name}");
        assertThat(resources.of(TRIGGER).values().stream()
                        .filter(trigger ->
                                text(trigger.get("workflow_name")).toString().contains("transform__Totals")))
                .hasSize(2);
    }

    @Test
    void allJobsRunOneScriptAndAreToldTheirDocumentsByTheirDefinitions() {
        assertThat(resources.of("aws_glue_job").values())
                .extracting(job -> text(block(job.get("command")).get("script_location")))
                .hasSizeGreaterThan(9)
                .containsOnly("s3://" + text(bucket()) + "/code/0.1.0/GlueApp.scala");
        Map<String, @Nullable Object> job = resources.one("aws_glue_job", "ingest__partners");
        assertThat(JsonTree.object(job.get("default_arguments")))
                .containsEntry("--ds-job", "ingest")
                .containsEntry("--ds-spec", "s3://" + text(bucket()) + "/specs/ingest/partners.json")
                .hasEntrySatisfying(
                        "--ds-watch",
                        watch -> assertThat(String.valueOf(watch)).matches("eu-central-1;[^;]+;Z;high;[0-9]+;[0-9]+"));
        assertThat(job.get("max_retries")).hasToString("3");
        assertThat(block(job.get("execution_property")).get("max_concurrent_runs"))
                .as("the next event may be the last one")
                .hasToString("2000");
        assertThat(block(resources.one("aws_glue_job", "ingest__crm").get("execution_property"))
                        .get("max_concurrent_runs"))
                .hasToString("1");
    }

    private static @Nullable Object bucket() {
        return resources.one("aws_s3_bucket", "control").get("bucket");
    }

    @Test
    void theRuleOfFailuresHearsOfAllJobs() {
        Map<String, @Nullable Object> pattern = JsonTree.parseObject(String.valueOf(
                resources.one("aws_cloudwatch_event_rule", "job_failed").get("event_pattern")));
        List<?> names = list(JsonTree.object(pattern.get("detail")).get("jobName"));

        assertThat(resources.of("aws_glue_job").values()).allSatisfy(job -> {
            String name = String.valueOf(job.get("name"));
            assertThat(names)
                    .anyMatch(each -> each instanceof String
                            ? each.equals(name)
                            : name.startsWith(
                                    String.valueOf(JsonTree.object(each).get("prefix"))));
        });
        assertThat(names).noneMatch(each -> each instanceof Map<?, ?> map && map.containsValue("ds-"));
    }

    @Test
    void schedulesStartUpkeepAndComparisonsOnly() {
        assertThat(resources.allowing("glue:StartJobRun").values())
                .singleElement()
                .satisfies(statements -> {
                    List<?> jobs = list(statements.get(0).get("Resource"));
                    assertThat(jobs).hasSize(2).allMatch(arn -> arn.toString().matches(".*(maintain|reconcile).*"));
                });
    }

    @Test
    void theBookTellsHowWorkflowsRestAndGoOn() {
        assertThat(String.valueOf(files.get("Batch/OPERATIONS.md")))
                .contains("aws glue stop-trigger", "aws glue resume-workflow-run", "up to 3 times")
                .contains("starts_with(Name, 'ds-batch-transform-')")
                .doesNotContain("stepfunctions");
        assertThat(String.valueOf(files.get("Batch/README.md")))
                .contains("has a Glue workflow")
                .doesNotContain("state machine");
        assertThat(String.valueOf(files.get("Batch/QUOTAS.md"))).contains("Max workflows per account", "Max triggers");
    }

    @Test
    void chunksHoldAsMuchAsEstimated() {
        PlatformModel model =
                TestModels.model(ModelLoader.load(MODEL).ecosystem().orElseThrow(), "Batch");
        Instance instance = TestModels.instance(model, "Batch");
        ChunkPlan plan = Chunker.plan(
                        model.graph(), new BatchEstimator(instance, model), BatchLimits.of(instance), Optional.empty())
                .plan();
        assertThat(plan.chunks()).isNotEmpty();
        for (Chunk chunk : plan.chunks()) {
            Map<String, String> module = Optional.ofNullable(
                            Trees.rootModules(files).get("Batch/chunks/" + chunk.id()))
                    .orElseThrow();
            RenderedAmounts.withWorkflows(module)
                    .forEach((dimension, amount) -> assertThat(chunk.cost().getOrDefault(dimension, 0L))
                            .as(dimension)
                            .isEqualTo(amount));
        }
    }
}
