package io.datasurface.examples.host;

import io.datasurface.examples.host.json.Reports;
import io.datasurface.examples.host.text.ProblemPrinter;
import io.datasurface.examples.host.text.RenderText;
import io.datasurface.host.RenderEngine;
import io.datasurface.host.RenderResult;
import io.datasurface.model.io.LoadedModel;
import java.nio.file.Path;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/** Renders the artifacts of all platforms. */
@Command(
        name = "render",
        description = {
            "Render the artifacts of all platforms into a folder.",
            "The folder is new, empty, or an earlier render, of which only what differs is written.",
            "If there is an error, nothing in the folder changes."
        },
        mixinStandardHelpOptions = true)
final class RenderCommand extends ModelCommand {
    @Option(names = "--out", required = true, paramLabel = "DIR", description = "The output folder.")
    private Path output = Path.of("");

    @Override
    public Integer call() {
        RenderEngine engine = engine();
        LoadedModel model = load();
        progress("Linting, planning and rendering into %s ...", output);
        RenderResult result = engine.render(model, output);
        if (isJson()) {
            Reports.render(result, out());
            return exitCode(result.problems());
        }
        print(result.problems(), err());
        if (result.hasErrors()) {
            err().println(ProblemPrinter.count(result.problems()) + " Nothing was rendered.");
        } else {
            RenderText.print(result, output, out());
        }
        return exitCode(result.problems());
    }
}
