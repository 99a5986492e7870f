package io.datasurface.examples.federation;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.File;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Assumptions;

/** A real Terraform, with providers from the directory {@code DATASURFACE_TERRAFORM_PLUGINS}; tests are skipped without it. */
final class Terraform {
    private static final String PLUGINS = "DATASURFACE_TERRAFORM_PLUGINS";
    private static final String BINARY = "DATASURFACE_TERRAFORM";

    private Terraform() {}

    /** Fails unless Terraform finds a root module valid. */
    static void assertValid(Path root) throws IOException, InterruptedException {
        String plugins = System.getenv().getOrDefault(PLUGINS, "");
        Assumptions.assumeTrue(
                Files.isDirectory(Path.of(plugins)) && !plugins.isEmpty(),
                "No directory of providers, so SKIPPED: Terraform has not looked at the lakes; set " + PLUGINS);
        String binary = System.getenv().getOrDefault(BINARY, onPath());
        Assumptions.assumeTrue(
                !binary.isEmpty(), "No terraform on the PATH, so SKIPPED: Terraform has not looked at the lakes");
        run(root, binary, "init", "-backend=false", "-input=false", "-no-color", "-plugin-dir=" + plugins);
        run(root, binary, "validate", "-no-color");
    }

    private static String onPath() {
        return Stream.of(System.getenv().getOrDefault("PATH", "").split(File.pathSeparator))
                .map(directory -> Path.of(directory, "terraform"))
                .filter(Files::isExecutable)
                .map(Path::toString)
                .findFirst()
                .orElse("");
    }

    private static void run(Path root, String... command) throws IOException, InterruptedException {
        Path said = Files.createTempFile("terraform", ".out");
        try {
            Process process = new ProcessBuilder(List.of(command))
                    .directory(root.toFile())
                    .redirectErrorStream(true)
                    .redirectOutput(said.toFile())
                    .start();
            int exit = process.waitFor();
            assertThat(exit)
                    .as("%s in %s said:%n%s", String.join(" ", command), root, Files.readString(said))
                    .isZero();
        } finally {
            Files.delete(said);
        }
    }
}
