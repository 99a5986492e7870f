package io.datasurface.host.internal;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.datasurface.host.output.OutputException;
import java.io.BufferedReader;
import java.io.IOException;
import java.nio.file.Path;
import java.util.SortedMap;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Kills a real process while it publishes. */
class KilledProcessTest {
    @ParameterizedTest
    @CsvSource({"5, NONE, old", "16, FINISHED, new", "28, FINISHED, new"})
    void theNextRunFindsOneWholeRender(int operation, Recovery recovery, String model, @TempDir Path temporary)
            throws IOException, InterruptedException {
        Path out = PublishFaultTest.before(temporary.resolve("out"));
        SortedMap<String, String> old = Trees.read(out);
        Process process = new ProcessBuilder(
                        Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                        "-cp",
                        System.getProperty("java.class.path"),
                        PublishingProcess.class.getName(),
                        out.toString(),
                        Integer.toString(operation))
                .redirectError(ProcessBuilder.Redirect.INHERIT)
                .start();
        try (BufferedReader output = process.inputReader()) {
            assertThat(output.readLine()).isEqualTo("here");

            assertThatThrownBy(() -> OutputFolder.open(out))
                    .isInstanceOfSatisfying(
                            OutputException.class, e -> assertThat(e.reason()).isEqualTo(OutputException.Reason.LOCKED))
                    .hasMessageContaining(
                            out.resolve(".datasurface").resolve("lock").toString());
        } finally {
            process.destroyForcibly();
        }
        assertThat(process.waitFor(30, TimeUnit.SECONDS)).isTrue();

        try (OutputFolder folder = OutputFolder.open(out)) {
            assertThat(folder.recovery()).isEqualTo(recovery);
            assertThat(folder.manifest().orElseThrow().model()).isEqualTo(model);
            assertThat(folder.differences()).isEmpty();
        }
        assertThat(Trees.read(out).equals(old)).isEqualTo(model.equals("old"));
        Trees.publish(out, "new", PublishFaultTest.NEW);
        assertThat(Trees.read(out)).containsEntry("P/root/terraform.tfstate", "state");
    }
}
