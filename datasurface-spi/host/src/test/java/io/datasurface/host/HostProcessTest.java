package io.datasurface.host;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.datasurface.host.internal.GuardedCall;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What plugins do to the process of a host. */
class HostProcessTest {
    @Test
    void whatPluginsPrintIsKeptOutOfTheStream() {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        PrintStream guarded = HostProcess.withoutPlugins(
                new PrintStream(bytes, true, StandardCharsets.UTF_8), StandardCharsets.UTF_8);

        guarded.println("before \u00e9");
        GuardedCall.Outcome<Boolean> outcome =
                GuardedCall.run("plugin x", getClass().getClassLoader(), Duration.ofMinutes(1), () -> {
                    guarded.println("of the plugin");
                    guarded.print("unfinished");
                    Thread helper = new Thread(() -> guarded.println("of its thread"));
                    helper.start();
                    try {
                        helper.join();
                    } catch (InterruptedException e) {
                        throw new IllegalStateException(e);
                    }
                    return true;
                });
        guarded.println("after");

        assertThat(outcome.answer()).contains(true);
        assertThat(bytes.toString(StandardCharsets.UTF_8).lines()).containsExactly("before \u00e9", "after");
    }

    @Test
    void anExitByAPluginIsToldAndLeavesTheLastRender(@TempDir Path temporary) throws Exception {
        Path out = temporary.resolve("out");
        assertThat(child(temporary, out, "render").exitValue()).isZero();
        String manifest = Files.readString(out.resolve("manifest.json"));

        Process process = child(temporary, out, "exit");

        assertThat(process.exitValue()).isEqualTo(7);
        assertThat(Files.readString(temporary.resolve("err")))
                .contains("The plugin fake 1.0 (", "ExitingProcess", "ended the process by System.exit");
        assertThat(Files.readString(out.resolve("manifest.json"))).isEqualTo(manifest);
        assertThat(Files.readString(temporary.resolve("printed"))).isEqualTo("begin\n");
    }

    private static Process child(Path temporary, Path out, String what) throws IOException, InterruptedException {
        Process process = new ProcessBuilder(
                        Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                        "-cp",
                        System.getProperty("java.class.path"),
                        ExitingProcess.class.getName(),
                        out.toString(),
                        what)
                .redirectOutput(temporary.resolve("printed").toFile())
                .redirectError(temporary.resolve("err").toFile())
                .start();
        assertThat(process.waitFor(60, TimeUnit.SECONDS)).isTrue();
        return process;
    }

    @Test
    void anExitCodeThatSaysSuccessIsRefused() {
        assertThatThrownBy(() -> HostProcess.watchExits(0, message -> {})).isInstanceOf(IllegalArgumentException.class);
    }
}
