package io.datasurface.examples.host;

import io.datasurface.host.output.OutputException;
import io.datasurface.model.io.JsonSchema;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.ExitCode;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** Prints the JSON Schema of model files. */
@Command(
        name = "schema",
        description = "Print the JSON Schema of model files, for editors; it knows the installed extensions.",
        mixinStandardHelpOptions = true)
final class SchemaCommand implements Callable<Integer> {
    @Option(names = "--out", paramLabel = "FILE", description = "Write it to this file.")
    private Optional<Path> out = Optional.empty();

    @Spec
    @SuppressWarnings("NullAway.Init") // Set by picocli before anything else is called.
    private CommandSpec spec;

    @Override
    public Integer call() {
        String schema =
                JsonSchema.of(Main.plugins(spec).format(spec.commandLine().getErr()));
        if (out.isPresent()) {
            write(out.get(), schema);
        } else {
            spec.commandLine().getOut().print(schema);
        }
        return ExitCode.OK;
    }

    /** Replaces the file as a whole. */
    private static void write(Path file, String text) {
        Path target = file.toAbsolutePath();
        Path draft = target.resolveSibling(".schema-" + UUID.randomUUID() + ".tmp");
        try {
            try {
                Files.writeString(draft, text);
                Files.move(draft, target, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
            } finally {
                Files.deleteIfExists(draft);
            }
        } catch (IOException e) {
            throw new OutputException(
                    OutputException.Reason.FAILED,
                    "The schema cannot be written to " + file + ": " + e
                            + ". Give a file in a folder that exists and may be written to",
                    e);
        }
    }
}
