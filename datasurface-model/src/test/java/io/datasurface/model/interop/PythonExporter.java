package io.datasurface.model.interop;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Assumptions;

/** Runs the exporter in a Python of its own, with the stand-in instead of DataSurface. */
final class PythonExporter {
    private static final Path SCRIPT = Path.of("src", "main", "python", "datasurface_export.py");
    private static final Path STAND_IN = Path.of("src", "test", "python");

    /**
     * What a run gave.
     *
     * @param code the exit code
     * @param out what it printed
     * @param err what it printed to the error stream
     */
    record Run(int code, String out, String err) {}

    private PythonExporter() {}

    /** Runs it; the test is skipped where there is no Python. */
    static Run run(Path scratch, Object... arguments) throws IOException, InterruptedException {
        List<String> command =
                new ArrayList<>(List.of("python3", SCRIPT.toAbsolutePath().toString()));
        for (Object argument : arguments) {
            command.add(argument.toString());
        }
        Path out = scratch.resolve("stdout");
        Path err = scratch.resolve("stderr");
        ProcessBuilder builder =
                new ProcessBuilder(command).redirectOutput(out.toFile()).redirectError(err.toFile());
        builder.environment()
                .putAll(Map.of(
                        "PYTHONPATH", STAND_IN.toAbsolutePath().toString(),
                        "PYTHONDONTWRITEBYTECODE", "1",
                        "PYTHONHASHSEED", "random"));
        Process process;
        try {
            process = builder.start();
        } catch (IOException e) {
            String message = "SKIPPED a test of the exporter: no python3 on the PATH";
            System.out.println(message); // Test reports hide the reason.
            return Assumptions.abort(message);
        }
        int code = process.waitFor();
        return new Run(code, read(out), read(err));
    }

    private static String read(Path file) throws IOException {
        return Files.readString(file, StandardCharsets.UTF_8);
    }
}
