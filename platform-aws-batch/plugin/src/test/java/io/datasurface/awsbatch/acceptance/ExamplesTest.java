package io.datasurface.awsbatch.acceptance;

import static org.assertj.core.api.Assertions.assertThat;

import io.datasurface.awsbatch.terraform.check.TerraformCli;
import io.datasurface.awsbatch.terraform.check.TerraformSchemaCheck;
import io.datasurface.awsbatch.testing.GoldenFiles;
import io.datasurface.awsbatch.testing.Pipeline;
import io.datasurface.awsbatch.testing.Trees;
import java.nio.file.Path;
import java.util.SortedMap;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** AutoCorp, from its model files to Terraform that can be applied. */
class ExamplesTest {
    private static final Path RENDERED = Path.of("../../examples/autocorp/rendered");

    @TempDir
    @SuppressWarnings("NullAway.Init") // JUnit sets it
    private static Path out;

    @SuppressWarnings("NullAway.Init") // set before all tests
    private static SortedMap<String, String> files;

    @BeforeAll
    static void render() {
        files = Pipeline.render(Pipeline.AUTOCORP, out);
    }

    @Test
    void bothInstancesHaveAFoundationAndChunks() {
        for (String platform : new String[] {"AwsProduction", "AwsDevelopment"}) {
            assertThat(Trees.rootModules(files).keySet())
                    .contains(platform + "/foundation")
                    .anyMatch(folder -> folder.startsWith(platform + "/chunks/"));
        }
    }

    @Test
    void rootModulesKeepToTheSchemasOfBothProviders() {
        Trees.rootModules(files).keySet().forEach(folder -> TerraformSchemaCheck.assertValid(out.resolve(folder)));
    }

    @Test
    void terraformAcceptsAllRootModules(@TempDir Path copies) {
        TerraformCli terraform = TerraformCli.withProviders();
        Trees.rootModules(files)
                .forEach((folder, module) -> terraform.assertValid(TerraformCli.write(copies.resolve(folder), module)));
    }

    @Test
    void isWhatItWasBefore() {
        GoldenFiles.assertMatch(RENDERED, files);
    }
}
