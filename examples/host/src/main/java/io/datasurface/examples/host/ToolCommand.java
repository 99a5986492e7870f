package io.datasurface.examples.host;

import io.datasurface.examples.host.text.ProblemPrinter;
import io.datasurface.examples.host.text.Words;
import io.datasurface.model.io.LoadedModel;
import io.datasurface.model.io.ModelLoader;
import io.datasurface.model.lint.Problem;
import io.datasurface.model.lint.Severity;
import java.io.PrintWriter;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.Callable;
import picocli.CommandLine;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** What the commands have in common. */
abstract class ToolCommand implements Callable<Integer> {
    @Option(names = "--json", description = "Print JSON for machines.")
    private boolean json;

    @Option(names = "--quiet", description = "Print no progress.")
    private boolean quiet;

    @Spec
    @SuppressWarnings("NullAway.Init") // Set by picocli before anything else is called.
    private CommandSpec spec;

    PrintWriter out() {
        return spec.commandLine().getOut();
    }

    PrintWriter err() {
        return spec.commandLine().getErr();
    }

    boolean isJson() {
        return json;
    }

    Plugins plugins() {
        return Main.plugins(spec);
    }

    CommandLine.ParameterException usage(String message) {
        return new CommandLine.ParameterException(spec.commandLine(), Words.visible(message));
    }

    /** Says what begins now, unless output is for machines. */
    void progress(String format, Object... arguments) {
        if (!json && !quiet) {
            err().println(String.format(java.util.Locale.ROOT, format, arguments));
        }
    }

    /** Reads a model. */
    LoadedModel load(Path model) {
        if (ImportCommand.isAddress(model.toString())) {
            throw usage(model
                    + " is the address of a server, which cannot tell a whole model. Run datasurface import first");
        }
        progress("Reading %s ...", model);
        return ModelLoader.load(model, plugins().format(err()));
    }

    void print(List<Problem> problems, PrintWriter to) {
        ProblemPrinter.print(problems, to);
    }

    static int exitCode(List<Problem> problems) {
        return problems.stream().anyMatch(problem -> problem.severity() == Severity.ERROR)
                ? Main.PROBLEMS
                : CommandLine.ExitCode.OK;
    }
}
