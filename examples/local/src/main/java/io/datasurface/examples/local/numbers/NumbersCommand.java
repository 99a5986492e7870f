package io.datasurface.examples.local.numbers;

import java.io.IOException;
import java.io.PrintWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.SQLException;
import java.util.Set;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** Measures the jobs on this machine against what they stand on. */
@Command(
        name = "numbers",
        mixinStandardHelpOptions = true,
        description =
                "Measures the jobs against plain Spark, a bare MERGE of Iceberg and COPY of PostgreSQL with the same rows.")
public final class NumbersCommand implements Callable<Integer> {
    private static final String INGEST = "ingest";
    private static final String MERGE = "merge";
    private static final String EXPORT = "export";
    private static final String IDLE = "idle";

    @Spec
    private CommandSpec command = CommandSpec.create();

    @Option(
            names = "--lines",
            split = ",",
            defaultValue = INGEST + "," + MERGE + "," + EXPORT + "," + IDLE,
            description = "Only these; the export exports what was ingested (default: ${DEFAULT-VALUE}).")
    private Set<String> lines = Set.of();

    @Option(
            names = "--customers",
            defaultValue = "1200000",
            description = "Rows that are ingested and exported (default: ${DEFAULT-VALUE}).")
    private long customers;

    @Option(
            names = "--rows",
            defaultValue = "5000000",
            description = "Rows that changes are merged into (default: ${DEFAULT-VALUE}).")
    private long rows;

    @Option(
            names = "--changes",
            defaultValue = "100000",
            description = "Changes, fewer than rows (default: ${DEFAULT-VALUE}).")
    private long changes;

    @Option(
            names = "--tables",
            defaultValue = "1000",
            description = "Tables that have nothing new (default: ${DEFAULT-VALUE}).")
    private int tables;

    @Option(
            names = "--runs",
            defaultValue = "3",
            description = "Runs of each side, of which the best counts (default: ${DEFAULT-VALUE}).")
    private int runs;

    /** A command. */
    public NumbersCommand() {}

    @Override
    public Integer call() throws IOException, SQLException {
        PrintWriter out = command.commandLine().getOut();
        Path folder = Files.createTempDirectory("datasurface-numbers");
        out.println("Everything is in " + folder + " until this ends");
        try (Bench bench = new Bench(folder)) {
            out.println("| | job s | without it s | wanted | reached |\n|---|---|---|---|---|");
            measure(bench);
        }
        return 0;
    }

    private void measure(Bench bench) throws IOException, SQLException {
        if (lines.contains(INGEST) || lines.contains(EXPORT)) {
            say(new IngestNumbers(bench, customers, runs).run());
        }
        if (lines.contains(MERGE)) {
            say(new MergeNumbers(bench, rows, changes, runs).run());
        }
        if (lines.contains(EXPORT)) {
            say(new ExportNumbers(bench, customers, runs).run());
        }
        if (lines.contains(IDLE)) {
            say(new IdleNumbers(bench, tables, runs).run());
        }
    }

    private void say(Line line) {
        command.commandLine().getOut().println(line);
        command.commandLine().getOut().flush();
    }
}
