package io.datasurface.examples.host;

import io.datasurface.examples.host.json.RebalanceReport;
import io.datasurface.examples.host.text.ProblemPrinter;
import io.datasurface.examples.host.text.RebalanceText;
import io.datasurface.graph.chunk.Rebalancing;
import io.datasurface.host.Planned;
import io.datasurface.host.RenderEngine;
import io.datasurface.host.RenderResult;
import io.datasurface.host.output.RenderPlan;
import io.datasurface.model.lint.Problem;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.SortedMap;
import java.util.TreeMap;
import picocli.CommandLine.Command;
import picocli.CommandLine.ExitCode;
import picocli.CommandLine.Option;

/** Says what would have to move for better chunks. */
@Command(
        name = "rebalance",
        description = {
            "Print which nodes would have to move to other chunks so that chunks refer to each other less, best moves first.",
            "Changes nothing without --render. A render never moves what it need not."
        },
        mixinStandardHelpOptions = true)
final class RebalanceCommand extends ModelCommand {
    @Option(
            names = "--rendered",
            required = true,
            paramLabel = "DIR",
            description = "The render whose chunks are to be improved.")
    private Path previous = Path.of("");

    @Option(names = "--budget", paramLabel = "N", description = "At most N nodes may move; default: any number.")
    private Optional<Integer> budget = Optional.empty();

    @Option(names = "--render", description = "Render into the folder of --rendered, with the better chunks.")
    private boolean render;

    @Override
    public Integer call() {
        if (budget.isPresent() && budget.get() < 0) {
            throw usage("--budget " + budget.get() + ": use 0 or more");
        }
        RenderEngine engine =
                engine().withRebalancing(budget.map(OptionalInt::of).orElseGet(OptionalInt::empty));
        RenderPlan decided = PreviousRender.decisions(this, "--rendered", engine, previous);
        progress("Looking for better chunks ...");
        if (render) {
            RenderResult result = engine.render(load(), previous);
            return print(result.rendered().planned(), result.problems());
        }
        Planned planned = engine.plan(engine.analyze(load(), decided), decided);
        return print(planned, planned.problems());
    }

    private int print(Planned planned, List<Problem> problems) {
        print(problems, err());
        if (exitCode(problems) != ExitCode.OK) {
            err().println(ProblemPrinter.count(problems) + (render ? " Nothing was rendered." : ""));
            return Main.PROBLEMS;
        }
        if (isJson()) {
            SortedMap<String, Rebalancing> found = new TreeMap<>();
            planned.platforms()
                    .forEach((name, platform) -> platform.rebalancing().ifPresent(better -> found.put(name, better)));
            RebalanceReport.write(found, out());
        } else {
            planned.platforms()
                    .values()
                    .forEach(platform -> platform.rebalancing()
                            .ifPresent(better -> RebalanceText.print(
                                    platform.platform().model().graph(), better, out())));
        }
        return exitCode(problems);
    }
}
