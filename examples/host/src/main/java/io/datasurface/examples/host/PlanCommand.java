package io.datasurface.examples.host;

import io.datasurface.examples.host.json.Reports;
import io.datasurface.examples.host.text.PlanText;
import io.datasurface.examples.host.text.ProblemPrinter;
import io.datasurface.host.Analysis;
import io.datasurface.host.Planned;
import io.datasurface.host.RenderEngine;
import io.datasurface.host.output.RenderPlan;
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
        Analysis analysis = engine.analyze(load());
        progress("Planning ...");
        Planned planned =
                engine.plan(analysis, previous.map(engine::previousPlan).orElse(RenderPlan.NONE));
        if (isJson()) {
            Reports.plan(planned, out());
            return exitCode(planned.problems());
        }
        print(planned.problems(), err());
        if (planned.hasErrors()) {
            err().println(ProblemPrinter.count(planned.problems()));
        } else {
            planned.platforms().values().forEach(platform -> PlanText.print(platform, out()));
        }
        return exitCode(planned.problems());
    }
}
