package io.datasurface.awsbatch.foundation;

import static org.assertj.core.api.Assertions.assertThat;

import io.datasurface.awsbatch.terraform.check.TerraformCli;
import io.datasurface.awsbatch.terraform.check.TerraformSchemaCheck;
import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** The foundation is valid for both versions of the provider, and names no machine. */
class FoundationTest {
    @TempDir
    Path folder;

    @ParameterizedTest(name = "{0}")
    @MethodSource("io.datasurface.awsbatch.foundation.Variants#all")
    void fitsTheSchemasOfBothProviders(String name, Rendering rendering) {
        rendering.roots().values().forEach(TerraformSchemaCheck::assertValid);
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("io.datasurface.awsbatch.foundation.Variants#all")
    void isValidForTerraform(String name, Rendering rendering) {
        TerraformCli terraform = TerraformCli.withProviders();
        rendering
                .roots()
                .forEach((path, module) -> terraform.assertValid(TerraformCli.write(folder.resolve(path), module)));
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("io.datasurface.awsbatch.foundation.Variants#all")
    void isTheSameEachTime(String name, Rendering rendering) {
        assertThat(rendering.files()).isEqualTo(rendering.files());
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("io.datasurface.awsbatch.foundation.Variants#all")
    void endsEachFileWithOneLineFeed(String name, Rendering rendering) {
        assertThat(rendering.files().values())
                .allSatisfy(text ->
                        assertThat(text).endsWith("\n").doesNotEndWith("\n\n").doesNotContain("\r"));
    }

    @Test
    void putsTheFoundationBeforeTheWavesOfChunks() {
        assertThat(Rendering.small(Map.of()).files().get("apply-order.json")).isEqualTo("""
                        {
                          "version": 1,
                          "waves": [
                            ["foundation"],
                            ["chunks/crm"],
                            ["chunks/later"]
                          ]
                        }
                        """);
    }
}
