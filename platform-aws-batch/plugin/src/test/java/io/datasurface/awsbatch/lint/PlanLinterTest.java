package io.datasurface.awsbatch.lint;

import static org.assertj.core.api.Assertions.assertThat;

import io.datasurface.awsbatch.foundation.Foundations;
import io.datasurface.awsbatch.instance.Instance;
import io.datasurface.awsbatch.plan.BatchEstimator;
import io.datasurface.awsbatch.plan.BatchLimits;
import io.datasurface.awsbatch.quota.Quota;
import io.datasurface.awsbatch.report.QuotaDocuments;
import io.datasurface.awsbatch.report.QuotaReport;
import io.datasurface.awsbatch.terraform.check.JsonTree;
import io.datasurface.awsbatch.testing.CellModels;
import io.datasurface.awsbatch.testing.TestModels;
import io.datasurface.graph.chunk.Chunk;
import io.datasurface.graph.chunk.ChunkPlan;
import io.datasurface.graph.chunk.Chunker;
import io.datasurface.graph.chunk.ChunkingResult;
import io.datasurface.model.Ecosystem;
import io.datasurface.model.SourceMap;
import io.datasurface.model.common.JsonValue;
import io.datasurface.model.io.ModelLoader;
import io.datasurface.model.lint.Problem;
import io.datasurface.model.lint.ProblemCollector;
import io.datasurface.spi.PlatformModel;
import io.datasurface.spi.PlatformRenderRequest;
import java.math.BigDecimal;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;

/** A plan that does not fit says what to ask for; one that fits says how much is left. */
class PlanLinterTest {
    private static PlatformRenderRequest request(Instance instance, PlatformModel model) {
        ChunkingResult cut = Chunker.plan(
                model.graph(), new BatchEstimator(instance, model), BatchLimits.of(instance), Optional.empty());
        return new PlatformRenderRequest(model, cut.plan());
    }

    private static List<Problem> lint(Instance instance, PlatformRenderRequest request) {
        ProblemCollector problems = new ProblemCollector(SourceMap.NONE);
        new PlanLinter(instance, request, Foundations.of(instance, request), problems).lint();
        return problems.problems();
    }

    private static Ecosystem ecosystem(String file) {
        return ModelLoader.load(
                        Path.of("src/test/resources/io/datasurface/awsbatch").resolve(file))
                .ecosystem()
                .orElseThrow();
    }

    private static Instance with(PlatformModel model, String platform, Quota quota, long amount) {
        Map<String, JsonValue> more = new HashMap<>(of(quota));
        more.putAll(CellModels.quotas(quota.id(), Long.toString(amount)));
        return CellModels.instance(model, platform, more);
    }

    /** AutoCorp has tasks, unless it is told otherwise. */
    private static Map<String, JsonValue> of(Quota quota) {
        return quota == Quota.DMS_SERVERLESS ? Map.of("dms", CellModels.texts("replication", "SERVERLESS")) : Map.of();
    }

    private static Instance with(PlatformModel model, String... quotas) {
        return CellModels.instance(model, "AwsProduction", CellModels.quotas(quotas));
    }

    @Test
    void aPlanThatFitsHasNoProblem() {
        PlatformModel model = TestModels.model(TestModels.autocorp(), "AwsProduction");
        Instance instance = with(model);
        assertThat(lint(instance, request(instance, model))).isEmpty();
    }

    /** What is exactly as much as is needed will do, and one less will not: so each quota is counted, and counts. */
    @ParameterizedTest
    @EnumSource(Quota.class)
    void eachQuotaCounts(Quota quota) {
        // AutoCorp drops no files, has no stacks, no programs pull, nobody is entitled to anything, and it has no Glue
        // workflows.
        boolean pulls = quota == Quota.FARGATE_CPUS || quota == Quota.IAM_POLICIES;
        boolean drops = quota == Quota.DATASYNC_TASKS || quota == Quota.CLOUDFORMATION_STACKS;
        boolean isOther = drops || pulls || quota.isOfWorkflows();
        String platform = isOther ? "Batch" : "AwsProduction";
        String file = quota.isOfWorkflows()
                ? "workflow/workflows.yaml"
                : pulls ? "fargate/pulls.yaml" : "datasync/drops.yaml";
        PlatformModel model = TestModels.model(isOther ? ecosystem(file) : TestModels.autocorp(), platform);
        Instance plain = CellModels.instance(model, platform, of(quota));
        PlatformRenderRequest request = request(plain, model);
        long used = QuotaReport.of(plain, request, Foundations.of(plain, request)).uses().stream()
                .filter(use -> use.quota() == quota)
                .findFirst()
                .orElseThrow()
                .needed(0);
        assertThat(used).as("AutoCorp uses some of everything").isPositive();
        assertThat(lint(with(model, platform, quota, used), request)).isEmpty();

        List<Problem> problems = lint(with(model, platform, quota, used - 1), request);
        assertThat(problems).extracting(Problem::code).containsExactly("aws-quota");
        assertThat(problems.get(0).message())
                .contains(quota.title())
                .contains(quota.code().orElse(""))
                .contains(
                        quota == Quota.DMS_CALLS
                                ? "AWS raises it for nobody"
                                : "quotas: {" + quota.id() + ": \"" + used + "\"}");
    }

    /** The parameter is in the way, and asking AWS for more would not help. */
    @Test
    void fewerRunsOfAJobThanAreNeededAreTheParametersFault() {
        PlatformModel model = TestModels.model(TestModels.autocorp(), "AwsProduction");
        Map<String, JsonValue> slow = Map.of(
                "glue",
                new JsonValue.Group(Map.of(
                        "maxConcurrentRuns",
                        new JsonValue.Numeric(BigDecimal.ONE),
                        "runSeconds",
                        new JsonValue.Numeric(BigDecimal.valueOf(7_200)))));
        Instance instance = CellModels.instance(model, "AwsProduction", slow);
        List<Problem> problems = lint(instance, request(instance, model));
        assertThat(problems)
                .singleElement()
                .satisfies(problem -> assertThat(problem.code()).isEqualTo("aws-quota"))
                .satisfies(problem -> assertThat(problem.message())
                        .contains("glue.maxConcurrentRuns allows 1; raise it")
                        .doesNotContain("Ask AWS"));
    }

    @Test
    void everythingThatIsMissingIsToldAtOnce() {
        PlatformModel model = TestModels.model(TestModels.autocorp(), "AwsProduction");
        Instance instance = with(model, "dms-tasks", "0", "glue-dpus", "0", "iam-roles", "3");
        assertThat(lint(instance, request(instance, model))).hasSize(3);
    }

    @ParameterizedTest
    @CsvSource({"0, 600", "10, 540", "90, 60"})
    void aReserveIsLeftToOthers(long reserve, long limit) {
        PlatformModel model = TestModels.model(TestModels.autocorp(), "AwsProduction");
        Instance instance = CellModels.instance(
                model,
                "AwsProduction",
                Map.of("quotaReserve", new io.datasurface.model.common.JsonValue.Numeric(BigDecimal.valueOf(reserve))));
        assertThat(BatchLimits.of(instance).cells().get(0).capacity()).containsEntry(BatchEstimator.TASKS, limit);
    }

    @Test
    void theReportHasAllQuotas() {
        PlatformModel model = TestModels.model(TestModels.autocorp(), "AwsProduction");
        Instance instance = with(model);
        PlatformRenderRequest request = request(instance, model);
        QuotaDocuments documents =
                new QuotaDocuments(instance, QuotaReport.of(instance, request, Foundations.of(instance, request)));
        JsonTree.parseObject(documents.json());
        for (Quota quota : Quota.values()) {
            String id = "\"id\": \"" + quota.id() + "\"";
            assertThat(documents.json().contains(id))
                    .as("%s, which is for instances with Glue workflows only if it is theirs", id)
                    .isEqualTo(!quota.isOfWorkflows());
            assertThat(documents.text().contains("(`" + quota.id() + "`)")).isEqualTo(!quota.isOfWorkflows());
        }
        assertThat(documents.notes()).hasSize(1).first().asString().contains("cell home");
    }

    @Test
    void rawFilesOfOtherCellsAreNotCrawled() {
        PlatformModel model = TestModels.model(TestModels.autocorp(), "AwsProduction");
        for (String cell : List.of("home", "north")) {
            Map<String, JsonValue> more =
                    new HashMap<>(CellModels.three(Map.of("affinity", CellModels.texts("store/autocorp", cell))));
            more.put("catalog", CellModels.texts("rawFiles", "CRAWLER"));
            Instance instance = CellModels.instance(model, "AwsProduction", more);
            assertThat(lint(instance, request(instance, model)))
                    .extracting(Problem::code)
                    .containsExactlyElementsOf(cell.equals("home") ? List.of() : List.of("aws-crawler-cell"));
        }
    }

    @Test
    void aCellWithThingsCannotGo() {
        PlatformModel model = TestModels.model(TestModels.autocorp(), "AwsProduction");
        Instance instance = with(model);
        ChunkPlan plan = request(instance, model).plan();
        Chunk gone = new Chunk("old", "north", 0, List.of(), Map.of(), List.of());
        assertThat(lint(instance, new PlatformRenderRequest(model, plan, List.of(gone))))
                .extracting(Problem::code)
                .containsExactly("aws-cell-gone");
    }
}
