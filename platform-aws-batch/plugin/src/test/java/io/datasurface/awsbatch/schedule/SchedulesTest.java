package io.datasurface.awsbatch.schedule;

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
import io.datasurface.host.RenderResult;
import io.datasurface.model.io.ModelLoader;
import io.datasurface.model.lint.Problem;
import io.datasurface.spi.PlatformModel;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SortedMap;
import java.util.SortedSet;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** An instance without state machines: schedules start jobs. */
class SchedulesTest {
    private static final Path MODEL = Path.of("src/test/resources/io/datasurface/awsbatch/schedule/schedules.yaml");
    private static final String START_JOB_RUN = "arn:aws:scheduler:::aws-sdk:glue:startJobRun";

    @TempDir
    @SuppressWarnings("NullAway.Init") // JUnit sets it
    private static Path out;

    @SuppressWarnings("NullAway.Init") // set before all tests
    private static SortedMap<String, String> files;

    @BeforeAll
    static void render() {
        RenderResult result = Pipeline.engine().render(ModelLoader.load(MODEL), out);
        assertThat(result.problems()).extracting(Problem::code).containsExactly("aws-drop-polled");
        files = Pipeline.output(out);
    }

    private static SortedMap<String, Map<String, @Nullable Object>> resources(String type) {
        return new RenderedResources(files).of(type);
    }

    private static Map<String, @Nullable Object> target(Map<String, @Nullable Object> schedule) {
        return RenderedResources.block(schedule.get("target"));
    }

    private static Map<String, @Nullable Object> input(String description) {
        List<Map<String, @Nullable Object>> found = resources("aws_scheduler_schedule").values().stream()
                .filter(schedule -> description.equals(schedule.get("description")))
                .toList();
        assertThat(found).as(description).hasSize(1);
        return JsonTree.parseObject(String.valueOf(target(found.get(0)).get("input")));
    }

    private static String argument(String description, String name) {
        return String.valueOf(
                JsonTree.object(input(description).get("Arguments")).get(name));
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
    void thereAreNoStateMachinesAndNothingSpeaksOfThem() {
        files.forEach((path, text) -> {
            if (path.endsWith(".tf.json")) {
                assertThat(text).as(path).doesNotContain("aws_sfn_", "states:", "AWS/States");
            }
        });
        assertThat(String.valueOf(files.get("Batch/OPERATIONS.md")))
                .contains("aws glue start-job-run", "up to 3 times")
                .doesNotContain("stepfunctions", "MACHINE=");
        assertThat(String.valueOf(files.get("Batch/README.md"))).doesNotContain("state machine");
    }

    @Test
    void eachDocumentThatAJobReadsHasAScheduleThatStartsTheJobOnIt() {
        SortedSet<String> started = new TreeSet<>();
        resources("aws_scheduler_schedule").forEach((label, schedule) -> {
            assertThat(target(schedule).get("arn")).as(label).isEqualTo(START_JOB_RUN);
            Map<String, @Nullable Object> input =
                    JsonTree.parseObject(String.valueOf(target(schedule).get("input")));
            String spec = String.valueOf(JsonTree.object(input.get("Arguments")).get("--ds-spec"));
            started.add(spec.substring(spec.indexOf("/specs/") + 1));
            String kind = spec.replaceFirst(".*/specs/([a-z]+)/.*", "$1");
            assertThat(String.valueOf(input.get("JobName"))).as(spec).contains(kind);
            assertThat(input.get("ExecutionClass"))
                    .isEqualTo(kind.equals("maintain") || kind.equals("reconcile") ? "FLEX" : "STANDARD");
        });
        SortedSet<String> documents = new TreeSet<>();
        files.keySet().stream()
                .filter(path -> path.contains("/specs/"))
                .forEach(path -> documents.add(path.substring(path.indexOf("specs/"))));

        assertThat(documents).hasSizeGreaterThan(8);
        assertThat(started).isEqualTo(documents);
    }

    @Test
    void theRoleOfTheSchedulesStartsTheJobsThatTheyNameAndNothingElse() {
        SortedSet<String> named = new TreeSet<>();
        resources("aws_scheduler_schedule")
                .values()
                .forEach(schedule -> named.add("arn:aws:glue:eu-central-1:111122223333:job/"
                        + JsonTree.parseObject(String.valueOf(target(schedule).get("input")))
                                .get("JobName")));
        SortedSet<String> allowed = new TreeSet<>();
        new RenderedResources(files).allowing("glue:StartJobRun").forEach((label, statements) -> {
            assertThat(label).startsWith("scheduler");
            statements.forEach(statement ->
                    RenderedResources.list(statement.get("Resource")).forEach(arn -> allowed.add(String.valueOf(arn))));
        });

        assertThat(allowed).isEqualTo(named);
    }

    @Test
    void runsAreNamedByTheirTimeAndWatchThemselves() {
        assertThat(argument("transform of Totals", "--ds-run")).isEqualTo("<aws.scheduler.scheduled-time>");
        assertThat(argument("ingest of crm", "--ds-run")).isEqualTo("null");
        assertThat(argument("ingest of crm", "--ds-watch")).matches("eu-central-1;[A-Za-z/-]+;Z;high;[0-9]+;[0-9]+");
        assertThat(argument("maintain of crm", "--ds-watch")).isEqualTo("null");
    }

    @Test
    void glueTriesAgainAllButComparisons() {
        resources("aws_glue_job").forEach((label, job) -> {
            boolean again = !label.equals("reconcile");
            assertThat(job.get("max_retries")).as(label).hasToString(again ? "3" : "0");
            assertThat(job.get("job_run_queuing_enabled")).as(label).isEqualTo(!again);
        });
    }

    @Test
    void anAlarmCountsTheEventsOfFailedJobs() {
        Map<String, @Nullable Object> alarm =
                new RenderedResources(files).one("aws_cloudwatch_metric_alarm", "jobs_failed");
        Map<String, @Nullable Object> rule =
                new RenderedResources(files).one("aws_cloudwatch_event_rule", "job_failed");

        assertThat(JsonTree.object(alarm.get("dimensions"))).containsEntry("RuleName", rule.get("name"));
        assertThat(resources("aws_cloudwatch_metric_alarm").keySet())
                .contains("late_high", "failed_high")
                .noneMatch(label -> label.endsWith("_growing"));
    }

    @Test
    void whatIsDroppedIsIngestedOnScheduleNotByEvent() {
        assertThat(resources("aws_datasync_task")).hasSize(1);
        assertThat(resources("aws_cloudwatch_event_rule").keySet()).noneMatch(label -> label.startsWith("transferred"));
        assertThat(resources("aws_iam_role").keySet()).doesNotContain("events", "orchestration");
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
            RenderedAmounts.of(module)
                    .forEach((dimension, amount) -> assertThat(chunk.cost().getOrDefault(dimension, 0L))
                            .as(dimension)
                            .isEqualTo(amount));
        }
    }
}
