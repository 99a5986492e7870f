package io.datasurface.awsbatch.chunk;

import static org.assertj.core.api.Assertions.assertThat;

import io.datasurface.awsbatch.instance.Instance;
import io.datasurface.awsbatch.lint.BatchLinter;
import io.datasurface.awsbatch.terraform.check.TerraformSchemaCheck;
import io.datasurface.awsbatch.testing.CollectingSink;
import io.datasurface.awsbatch.testing.RandomEcosystems;
import io.datasurface.awsbatch.testing.TestModels;
import io.datasurface.model.Ecosystem;
import io.datasurface.model.SourceMap;
import io.datasurface.model.lint.ProblemCollector;
import io.datasurface.spi.PlatformModel;
import java.util.Map;
import java.util.regex.Pattern;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.statistics.Statistics;

/** Whatever a model says comes out harmless, or as a problem. */
class RandomModelsTest {
    private static final Pattern ARTIFACT_PATH = Pattern.compile("[A-Za-z0-9._=-]+(/[A-Za-z0-9._=-]+)*");
    private static final int LONGEST_PATH = 200;

    @Property(tries = 150)
    void rootModulesAreValidOrTheModelHasProblems(@ForAll long seed) {
        Ecosystem ecosystem = RandomEcosystems.of(seed);
        PlatformModel model = TestModels.model(ecosystem, RandomEcosystems.PLATFORM);
        Instance instance = TestModels.instance(model, RandomEcosystems.PLATFORM);
        ProblemCollector problems = new ProblemCollector(SourceMap.NONE);
        new BatchLinter(instance, model, problems).lint();
        Statistics.label("rendered")
                .collect(!problems.hasErrors())
                .coverage(coverage -> coverage.check(true).percentage(share -> share > 30));
        if (problems.hasErrors()) {
            return;
        }
        CollectingSink sink = new CollectingSink();
        new ChunkRenderer(instance, TestModels.oneChunk(model), sink).render();

        assertThat(sink.files().keySet())
                .allMatch(path -> ARTIFACT_PATH.matcher(path).matches() && path.length() <= LONGEST_PATH)
                .noneMatch(path -> path.contains(".."));
        Map<String, String> module = sink.folder("chunks/everything");
        TerraformSchemaCheck.assertValid(module);
    }
}
