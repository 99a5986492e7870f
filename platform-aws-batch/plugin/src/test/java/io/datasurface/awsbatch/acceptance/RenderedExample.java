package io.datasurface.awsbatch.acceptance;

import static org.assertj.core.api.Assertions.assertThat;

import io.datasurface.awsbatch.foundation.NarrowPolicies;
import io.datasurface.awsbatch.terraform.check.OfflinePlan;
import io.datasurface.awsbatch.terraform.check.TerraformCli;
import io.datasurface.awsbatch.terraform.check.TerraformSchemaCheck;
import io.datasurface.awsbatch.testing.GoldenFiles;
import io.datasurface.awsbatch.testing.Pipeline;
import io.datasurface.awsbatch.testing.Trees;
import java.nio.file.Path;
import java.util.SortedMap;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.io.TempDir;

/** An example, from its model files to Terraform that can be applied. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
abstract class RenderedExample {
    private final Path example;

    @SuppressWarnings("NullAway.Init") // set before all tests
    private Path out;

    @SuppressWarnings("NullAway.Init") // set before all tests
    private SortedMap<String, String> files;

    RenderedExample(String name) {
        this.example = Path.of("../../examples").resolve(name);
    }

    @BeforeAll
    void render(@TempDir Path folder) {
        out = folder;
        files = Pipeline.render(example.resolve("model"), out);
    }

    /** What is rendered, by path. */
    SortedMap<String, String> files() {
        return files;
    }

    @Test
    void rootModulesKeepToTheSchemasOfBothProviders() {
        Trees.rootModules(files).keySet().forEach(folder -> TerraformSchemaCheck.assertValid(out.resolve(folder)));
    }

    @Test
    void policiesOfAllRootModulesNameActionsAndResources() {
        int seen = Trees.rootModules(files).values().stream()
                .mapToInt(NarrowPolicies::check)
                .sum();
        assertThat(seen).as("statements that were looked at").isGreaterThan(30);
    }

    @Test
    void terraformAcceptsAllRootModules(@TempDir Path copies) {
        TerraformCli terraform = TerraformCli.withProviders();
        Trees.rootModules(files)
                .forEach((folder, module) -> terraform.assertValid(TerraformCli.write(copies.resolve(folder), module)));
    }

    @Test
    void terraformPlansToCreateWhatIsRendered(@TempDir Path copies) {
        TerraformCli terraform = TerraformCli.withProviders();
        Trees.rootModules(files)
                .forEach((folder, module) -> OfflinePlan.assertCreatesAll(terraform, copies.resolve(folder), module));
    }

    @Test
    void isWhatItWasBefore() {
        GoldenFiles.assertMatch(example.resolve("rendered"), files);
    }
}
