package io.datasurface.examples.local;

import io.datasurface.examples.local.numbers.NumbersCommand;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import java.util.concurrent.Callable;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

/** Runs AutoCorp end to end on this machine, and ends with 0 only if the target agrees with the source after every step. */
@Command(
        name = "datasurface-local",
        description = {
            "Runs AutoCorp end to end on this machine: PostgreSQL, change capture, the rendered jobs on Spark and Iceberg, PostgreSQL.",
            "Ends with 0 if source and target agree after every step, and with 1 after the first where they do not."
        },
        subcommands = NumbersCommand.class,
        mixinStandardHelpOptions = true)
final class Main implements Callable<Integer> {
    private static final int DISAGREE = 1;

    @Spec
    private CommandSpec command = CommandSpec.create();

    @Option(
            names = "--model",
            paramLabel = "DIR",
            defaultValue = "examples/autocorp/model",
            description = "The model's folder (default: ${DEFAULT-VALUE}).")
    private Path model = Path.of("");

    @Option(
            names = "--work",
            paramLabel = "DIR",
            description =
                    "A new folder for databases, files, tables and documents, which stay (default: a temporary one).")
    private Optional<Path> work = Optional.empty();

    @Option(
            names = "--customers",
            paramLabel = "COUNT",
            defaultValue = "10000",
            description = "How many customers there are (default: ${DEFAULT-VALUE}).")
    private int customers;

    /**
     * Entry point.
     *
     * @param arguments see {@code --help}
     */
    public static void main(String[] arguments) {
        System.exit(new CommandLine(new Main()).execute(arguments));
    }

    private ParameterException refusal(String message) {
        return new ParameterException(command.commandLine(), message);
    }

    @Override
    public Integer call() throws IOException, InterruptedException, SQLException {
        Instant begin = Instant.now();
        if (!Files.isDirectory(model)) {
            throw refusal("There is no folder " + model
                    + "; start this in the root of the repository, or name the model with --model");
        }
        if (work.isPresent() && Files.exists(work.get())) {
            throw refusal(work.get() + " is there already; name a new folder with --work");
        }
        Path folder = work.isPresent()
                ? Files.createDirectory(work.get().toAbsolutePath())
                : Files.createTempDirectory("datasurface-local");
        command.commandLine().getOut().println("Everything is in " + folder);
        try (EndToEnd run =
                EndToEnd.start(folder, model, customers, command.commandLine().getOut())) {
            boolean agree = run.load() && run.change() && run.kill() && run.addColumn() && run.maintain();
            command.commandLine()
                    .getOut()
                    .printf(
                            "%n%s, after %d seconds%n",
                            agree ? "Source and target agree" : "Source and target DISAGREE",
                            Duration.between(begin, Instant.now()).toSeconds());
            return agree ? CommandLine.ExitCode.OK : DISAGREE;
        }
    }
}
