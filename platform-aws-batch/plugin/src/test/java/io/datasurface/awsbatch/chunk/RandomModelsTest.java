package io.datasurface.awsbatch.chunk;

import static org.assertj.core.api.Assertions.assertThat;

import io.datasurface.awsbatch.foundation.FoundationRenderer;
import io.datasurface.awsbatch.foundation.Foundations;
import io.datasurface.awsbatch.instance.Instance;
import io.datasurface.awsbatch.lint.BatchLinter;
import io.datasurface.awsbatch.plan.BatchEstimator;
import io.datasurface.awsbatch.terraform.check.TerraformSchemaCheck;
import io.datasurface.awsbatch.testing.CollectingSink;
import io.datasurface.awsbatch.testing.ModelTree;
import io.datasurface.awsbatch.testing.RandomEcosystems;
import io.datasurface.awsbatch.testing.RenderedAmounts;
import io.datasurface.awsbatch.testing.TestModels;
import io.datasurface.awsbatch.testing.Trees;
import io.datasurface.graph.chunk.Chunk;
import io.datasurface.graph.chunk.ChunkPlan;
import io.datasurface.model.Ecosystem;
import io.datasurface.model.SourceMap;
import io.datasurface.model.io.EcosystemReader;
import io.datasurface.model.io.LoadedModel;
import io.datasurface.model.io.ModelHash;
import io.datasurface.model.lint.ProblemCollector;
import io.datasurface.spi.ChunkRenderRequest;
import io.datasurface.spi.PlatformModel;
import io.datasurface.spi.PlatformRenderRequest;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.SortedMap;
import java.util.regex.Pattern;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.statistics.Statistics;

/** Whatever a model says comes out harmless, or as a problem. */
class RandomModelsTest {
    private static final Pattern ARTIFACT_PATH = Pattern.compile("[A-Za-z0-9._=-]+(/[A-Za-z0-9._=-]+)*");
    private static final int LONGEST_PATH = 200;

    /** A model that the linter lets pass, its plan of small chunks, and what is rendered from them. */
    record Run(Instance instance, ChunkPlan plan, SortedMap<String, String> files) {
        static Optional<Run> of(Ecosystem ecosystem) {
            PlatformModel model = TestModels.model(ecosystem, RandomEcosystems.PLATFORM);
            Instance instance = TestModels.instance(model, RandomEcosystems.PLATFORM);
            ProblemCollector problems = new ProblemCollector(SourceMap.NONE);
            new BatchLinter(instance, model, problems).lint();
            if (problems.hasErrors()) {
                return Optional.empty();
            }
            ChunkPlan plan = TestModels.smallChunks(instance, model);
            CollectingSink sink = new CollectingSink();
            PlatformRenderRequest request = new PlatformRenderRequest(model, plan);
            FoundationRenderer.render(instance, request, Foundations.of(instance, request), sink);
            for (Chunk chunk : plan.chunks()) {
                new ChunkRenderer(instance, new ChunkRenderRequest(model, plan, chunk), sink).render();
            }
            return Optional.of(new Run(instance, plan, sink.files()));
        }
    }

    @Property(tries = 100)
    void rootModulesAreValidOrTheModelHasProblems(@ForAll long seed) {
        Optional<Run> run = Run.of(RandomEcosystems.of(seed));
        Statistics.label("rendered")
                .collect(run.isPresent())
                .coverage(coverage -> coverage.check(true).percentage(share -> share > 30));
        if (run.isEmpty()) {
            return;
        }
        SortedMap<String, String> files = run.get().files();
        assertThat(files.keySet())
                .allMatch(path -> ARTIFACT_PATH.matcher(path).matches() && path.length() <= LONGEST_PATH)
                .noneMatch(path -> path.contains(".."));
        SortedMap<String, SortedMap<String, String>> modules = Trees.rootModules(files);
        assertThat(modules).hasSize(1 + run.get().plan().chunks().size());
        modules.values().forEach(TerraformSchemaCheck::assertValid);
        Statistics.label("several chunks")
                .collect(modules.size() > 2)
                .coverage(coverage -> coverage.check(true).percentage(share -> share > 30));
    }

    /** A wrong estimate makes chunks too large for Terraform, or a plan exceed the quotas of an account. */
    @Property(tries = 300)
    void chunksHoldAsMuchAsEstimated(@ForAll long seed) {
        Optional<Run> run = Run.of(RandomEcosystems.of(seed));
        if (run.isEmpty()) {
            return;
        }
        SortedMap<String, SortedMap<String, String>> modules =
                Trees.rootModules(run.get().files());
        for (Chunk chunk : run.get().plan().chunks()) {
            SortedMap<String, String> module = modules.get(ChunkRenderer.folder(chunk.id()));
            assertThat(RenderedAmounts.of(module)).as("chunk %s", chunk.id()).isEqualTo(expected(chunk));
        }
    }

    private static Map<String, Long> expected(Chunk chunk) {
        return Map.of(
                BatchEstimator.RESOURCES, chunk.cost().getOrDefault(BatchEstimator.RESOURCES, 0L),
                BatchEstimator.TASKS, chunk.cost().getOrDefault(BatchEstimator.TASKS, 0L),
                BatchEstimator.ENDPOINTS, chunk.cost().getOrDefault(BatchEstimator.ENDPOINTS, 0L),
                BatchEstimator.INSTANCES, chunk.cost().getOrDefault(BatchEstimator.INSTANCES, 0L),
                BatchEstimator.SCHEDULES, chunk.cost().getOrDefault(BatchEstimator.SCHEDULES, 0L),
                BatchEstimator.TRANSFERS, chunk.cost().getOrDefault(BatchEstimator.TRANSFERS, 0L),
                BatchEstimator.RULES, chunk.cost().getOrDefault(BatchEstimator.RULES, 0L),
                BatchEstimator.STACKS, chunk.cost().getOrDefault(BatchEstimator.STACKS, 0L),
                BatchEstimator.SERVERLESS, chunk.cost().getOrDefault(BatchEstimator.SERVERLESS, 0L),
                BatchEstimator.PULLS, chunk.cost().getOrDefault(BatchEstimator.PULLS, 0L));
    }

    @Property(tries = 60)
    void orderDoesNotShow(@ForAll long seed) throws IOException {
        Ecosystem ecosystem = RandomEcosystems.of(seed);
        Path folder = Files.createTempDirectory("shuffled");
        Path file = ModelTree.of(ecosystem).shuffled(new Random(seed)).write(folder);
        LoadedModel shuffled;
        try {
            shuffled = EcosystemReader.read(file);
        } finally {
            Files.delete(file);
            Files.delete(folder);
        }
        assertThat(shuffled.problems()).isEmpty();
        Ecosystem other = shuffled.ecosystem().orElseThrow();

        assertThat(ModelHash.of(other)).isEqualTo(ModelHash.of(ecosystem));
        assertThat(Run.of(other).map(Run::files)).isEqualTo(Run.of(ecosystem).map(Run::files));
    }
}
