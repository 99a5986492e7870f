package io.datasurface.examples.host;

import io.datasurface.examples.host.json.Reports;
import io.datasurface.examples.host.text.ChoicesText;
import io.datasurface.examples.host.text.PlanText;
import io.datasurface.examples.host.text.ProblemPrinter;
import io.datasurface.host.Analysis;
import io.datasurface.host.Planned;
import io.datasurface.host.RenderEngine;
import io.datasurface.host.output.Manifest;
import io.datasurface.host.output.OutputException;
import io.datasurface.host.output.RenderPlan;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/** Prints how the graphs of a model are cut into chunks. */
@Command(
        name = "plan",
        description =
                "Print how the graphs are cut into chunks, what the chunks cost, and how much of each limit is used. Changes nothing.",
        mixinStandardHelpOptions = true)
final class PlanCommand extends ModelCommand {
    @Option(
            names = "--previous",
            paramLabel = "DIR",
            description = "An earlier render, whose decisions the plan keeps as a new render there would.")
    private Optional<Path> previous = Optional.empty();

    @Override
    public Integer call() {
        RenderEngine engine = engine();
        RenderPlan decided = previous.map(folder -> decisions(engine, folder)).orElse(RenderPlan.NONE);
        Analysis analysis = engine.analyze(load(), decided);
        progress("Planning ...");
        Planned planned = engine.plan(analysis, decided);
        if (isJson()) {
            Reports.plan(planned, out());
            return exitCode(planned.problems());
        }
        print(planned.problems(), err());
        if (planned.hasErrors()) {
            err().println(ProblemPrinter.count(planned.problems()));
        } else {
            ChoicesText.print(planned.analysis().choices(), out());
            planned.platforms().values().forEach(platform -> PlanText.print(platform, out()));
        }
        return exitCode(planned.problems());
    }

    private RenderPlan decisions(RenderEngine engine, Path folder) {
        if (!Files.isDirectory(folder)) {
            throw usage("--previous " + folder + " is not a folder; name one that holds an earlier render");
        }
        RenderPlan plan;
        try {
            plan = engine.previousPlan(folder);
        } catch (OutputException e) {
            if (e.reason() == OutputException.Reason.FOREIGN) {
                throw usage("--previous: " + e.getMessage());
            }
            throw e;
        }
        if (!Files.exists(folder.resolve(Manifest.FILE))) {
            throw usage("--previous " + folder + " holds no render (it has no " + Manifest.FILE + ")");
        }
        return plan;
    }
}
