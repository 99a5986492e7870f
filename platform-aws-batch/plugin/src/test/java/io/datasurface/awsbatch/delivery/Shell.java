package io.datasurface.awsbatch.delivery;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Assumptions;

/** Runs shell commands in a folder, with a folder of fake programs first on the path. */
final class Shell {
    private static final long TIMEOUT_SECONDS = 60;

    /**
     * What came of it.
     *
     * @param exitCode 0 if all went well
     * @param output both streams
     */
    record Result(int exitCode, String output) {}

    private final Path folder;
    private final Path programs;

    Shell(Path folder, Path programs) {
        this.folder = folder;
        this.programs = programs;
    }

    /** Runs a script, or skips the test if there is no bash or git. */
    Result run(String script) {
        try {
            Path output = Files.createTempFile("shell", ".out");
            try {
                ProcessBuilder builder = new ProcessBuilder("bash", "-c", script)
                        .directory(folder.toFile())
                        .redirectErrorStream(true)
                        .redirectOutput(output.toFile());
                builder.environment().merge("PATH", programs.toString(), (path, fake) -> fake + ":" + path);
                for (String role : List.of("AUTHOR", "COMMITTER")) {
                    builder.environment().put("GIT_" + role + "_NAME", "test");
                    builder.environment().put("GIT_" + role + "_EMAIL", "test@test.example");
                }
                Process process = builder.start();
                process.getOutputStream().close();
                if (!process.waitFor(TIMEOUT_SECONDS, TimeUnit.SECONDS)) {
                    process.destroyForcibly();
                    throw new AssertionError("The script did not end: " + script);
                }
                return new Result(process.exitValue(), Files.readString(output, StandardCharsets.UTF_8));
            } finally {
                Files.deleteIfExists(output);
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new AssertionError("Interrupted", e);
        }
    }

    /** Skips the test, and says so, where there is no bash or git. */
    static void require() {
        for (String program : List.of("bash", "git")) {
            try {
                new ProcessBuilder(program, "--version")
                        .redirectErrorStream(true)
                        .redirectOutput(ProcessBuilder.Redirect.DISCARD)
                        .start()
                        .waitFor();
            } catch (IOException e) {
                System.out.println("SKIPPED a test of rendered scripts: there is no " + program);
                Assumptions.abort("there is no " + program);
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
                throw new AssertionError("Interrupted", e);
            }
        }
    }
}
