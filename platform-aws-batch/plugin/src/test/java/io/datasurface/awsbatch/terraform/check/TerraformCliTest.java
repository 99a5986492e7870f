package io.datasurface.awsbatch.terraform.check;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What the other tests rely on when they ask a real Terraform. */
class TerraformCliTest {
    private static final String VERSIONS =
            "terraform {\n  required_providers {\n    aws = {\n      source = \"hashicorp/aws\"\n    }\n  }\n}\n";

    @TempDir
    private Path directory;

    @Test
    void aWrongArgumentIsFound() {
        TerraformCli terraform = TerraformCli.withProviders();
        String text = "{\"resource\": {\"aws_kms_key\": {\"k\": {\"enable_key_rotatoin\": true}}}}\n";
        Path module = TerraformCli.write(directory, Map.of("versions.tf", VERSIONS, "main.tf.json", text));
        assertThatThrownBy(() -> terraform.assertValid(module))
                .isInstanceOf(AssertionError.class)
                .hasMessageContaining("enable_key_rotatoin");
    }

    @Test
    void manyModulesShareOneCopyOfTheProvider() throws IOException {
        TerraformCli terraform = TerraformCli.withProviders();
        for (String name : List.of("one", "two")) {
            Path module = TerraformCli.write(
                    directory.resolve(name),
                    Map.of(
                            "versions.tf",
                            VERSIONS,
                            "main.tf.json",
                            "{\"resource\": {\"aws_kms_key\": {\"k\": {}}}}\n"));
            terraform.init(module);
            try (Stream<Path> files = Files.walk(module)) {
                assertThat(files.filter(Files::isRegularFile))
                        .allSatisfy(file -> assertThat(Files.size(file)).isLessThan(100_000));
            }
            terraform.assertValid(module);
        }
    }
}
