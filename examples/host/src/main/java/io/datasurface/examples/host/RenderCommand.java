package io.datasurface.examples.host;

import io.datasurface.examples.host.json.Reports;
import io.datasurface.examples.host.text.ChoicesText;
import io.datasurface.examples.host.text.NotesText;
import io.datasurface.examples.host.text.ProblemPrinter;
import io.datasurface.examples.host.text.RenderText;
import io.datasurface.host.RenderEngine;
import io.datasurface.host.RenderResult;
import io.datasurface.model.io.LoadedModel;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** Renders the artifacts of all platforms. */
@Command(
        name = "render",
        description = {
            "Render the artifacts of all platforms into a folder.",
            "The folder is outside the model, and new, empty, or an earlier render, of which only what differs is written.",
            "What cannot have changed since the last render is not rendered again.",
            "What a platform refuses, such as to destroy data, has to be allowed by name.",
            "If there is an error, nothing in the folder changes."
        },
        mixinStandardHelpOptions = true)
final class RenderCommand extends ModelCommand {
    @Option(names = "--out", required = true, paramLabel = "DIR", description = "The output folder.")
    private Path output = Path.of("");

    @Option(
            names = "--full",
            description =
                    "Render everything, also what cannot have changed since the last render. The result is the same.")
    private boolean full;

    @Option(names = "--dry-run", description = "Write nothing: say what would change, and what would be refused.")
    private boolean dryRun;

    @Mixin
    private AllowOptions allow = new AllowOptions();

    @Override
    public Integer call() {
        refuseOutputInModel();
        RenderEngine any = full ? engine().withFullRenders() : engine();
        RenderEngine engine = any.withAllowances(allow.allowances(this));
        LoadedModel model = load();
        progress("Linting, planning and rendering into %s ...", output);
        RenderResult result = dryRun ? engine.preview(model, output) : engine.render(model, output);
        RenderText.removedRootModules(result, err());
        if (isJson()) {
            Reports.render(result, out());
            return exitCode(result.problems());
        }
        print(result.problems(), err());
        NotesText.print(result.notes(), out());
        if (result.hasErrors()) {
            err().println(ProblemPrinter.count(result.problems()) + " Nothing was rendered.");
        } else if (dryRun) {
            out().println("Nothing was written.");
        } else {
            if (!result.rendered().isAsBefore()) {
                ChoicesText.print(result.rendered().planned().analysis().choices(), out());
            }
            RenderText.print(result, output, out());
        }
        return exitCode(result.problems());
    }

    /** Rendered files in a model's folder would be read as part of the model. Hidden folders are not. */
    private void refuseOutputInModel() {
        if (!Files.isDirectory(model())) {
            return;
        }
        Path folder = real(model());
        Path out = real(output);
        if (!out.startsWith(folder)) {
            return;
        }
        for (Path name : folder.relativize(out)) {
            if (name.toString().startsWith(".")) {
                return;
            }
        }
        throw usage(
                "--out " + output + " lies in the model's folder " + model()
                        + ": the next command would read the rendered files as files of the model. Name a folder outside of it");
    }

    /** The path without links as far as it exists. */
    private static Path real(Path path) {
        Path absolute = path.toAbsolutePath().normalize();
        Path known = absolute;
        while (known != null) {
            try {
                return known.toRealPath().resolve(known.relativize(absolute)).normalize();
            } catch (IOException e) {
                known = known.getParent(); // It does not exist yet: its parent may.
            }
        }
        return absolute;
    }
}
