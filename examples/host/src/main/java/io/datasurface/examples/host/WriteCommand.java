package io.datasurface.examples.host;

import io.datasurface.examples.host.text.ProblemPrinter;
import io.datasurface.host.output.OutputException;
import io.datasurface.model.Ecosystem;
import io.datasurface.model.io.EcosystemTreeWriter;
import io.datasurface.model.io.LoadedModel;
import io.datasurface.model.io.ModelFormat;
import io.datasurface.model.io.ModelOrder;
import io.datasurface.model.io.TreeConflictException;
import io.datasurface.model.io.TreeOptions;
import io.datasurface.model.io.WrittenTree;
import java.io.IOException;
import java.nio.file.Path;
import picocli.CommandLine.Command;
import picocli.CommandLine.ExitCode;
import picocli.CommandLine.Option;

/** Writes a model as a folder of small files. */
@Command(
        name = "write",
        description = {
            "Write a model as a folder of native files: one per zone and team, with --stores also one per datastore and workspace.",
            "Files that are right are not touched; files of others, and changed ones, stop it before it has changed anything."
        },
        mixinStandardHelpOptions = true)
final class WriteCommand extends ModelCommand {
    @Option(names = "--out", required = true, paramLabel = "DIR", description = "The folder.")
    private Path output = Path.of(".");

    @Option(names = "--stores", description = "A file per datastore and workspace, too.")
    private boolean stores;

    @Option(
            names = "--syntax",
            paramLabel = "SYNTAX",
            description = "One of ${COMPLETION-CANDIDATES}; default: ${DEFAULT-VALUE}.")
    private TreeOptions.Syntax syntax = TreeOptions.Syntax.YAML;

    @Option(names = "--sorted", description = "Sort what has no order of its own, for models in a chance order.")
    private boolean sorted;

    @Option(
            names = "--replace-edited",
            description = "Replace or remove files that were changed since they were written.")
    private boolean replaceEdited;

    @Override
    public Integer call() {
        if (isJson()) {
            throw usage("write prints no JSON; JSON files are written with --syntax json");
        }
        LoadedModel model = load();
        if (model.hasErrors() || model.ecosystem().isEmpty()) {
            print(model.problems(), err());
            err().println(ProblemPrinter.count(model.problems()) + " Nothing was written.");
            return Main.PROBLEMS;
        }
        ModelFormat format = plugins().format();
        Ecosystem ecosystem = model.ecosystem().get();
        TreeOptions options =
                new TreeOptions(syntax, stores ? TreeOptions.Split.STORES : TreeOptions.Split.TEAMS, replaceEdited);
        WrittenTree tree = write(sorted ? ModelOrder.sorted(ecosystem, format) : ecosystem, options, format);
        out().printf(
                        java.util.Locale.ROOT,
                        "%d written, %d unchanged, %d removed in %s%n",
                        tree.written().size(),
                        tree.unchanged().size(),
                        tree.removed().size(),
                        output);
        return ExitCode.OK;
    }

    private WrittenTree write(Ecosystem ecosystem, TreeOptions options, ModelFormat format) {
        try {
            return EcosystemTreeWriter.write(ecosystem, output, options, format);
        } catch (TreeConflictException e) {
            throw new OutputException(
                    OutputException.Reason.FOREIGN,
                    String.valueOf(e.getMessage()).replace("replaceEdited", "--replace-edited"),
                    e);
        } catch (IOException e) {
            throw new OutputException(
                    OutputException.Reason.FAILED, "The model cannot be written to " + output + ": " + e, e);
        }
    }
}
