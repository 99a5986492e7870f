package io.datasurface.examples.host;

import io.datasurface.examples.host.json.RebalanceReport;
import io.datasurface.examples.host.text.ProblemPrinter;
import io.datasurface.examples.host.text.RebalanceText;
import io.datasurface.graph.chunk.Rebalancer;
import io.datasurface.graph.chunk.Rebalancing;
import io.datasurface.host.Planned;
import io.datasurface.host.PlannedPlatform;
import io.datasurface.host.RenderEngine;
import io.datasurface.host.output.RenderPlan;
import io.datasurface.model.lint.Problem;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.SortedMap;
import java.util.TreeMap;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/** Says what would have to move for better chunks. */
@Command(
        name = "rebalance",
        description = {
            "Print which nodes would have to move to other chunks so that chunks refer to each other less, best moves first. Changes nothing.",
            "A render never moves what it need not. It may be stopped after any step: the chunks can be deployed then."
        },
        mixinStandardHelpOptions = true)
final class RebalanceCommand extends ModelCommand {
    @Option(
            names = "--previous",
            required = true,
            paramLabel = "DIR",
            description = "The render whose chunks are to be improved.")
    private Path previous = Path.of("");

    @Option(names = "--budget", paramLabel = "N", description = "At most N nodes may move; default: any number.")
    private Optional<Integer> budget = Optional.empty();

    @Override
    public Integer call() {
        if (budget.isPresent() && budget.get() < 0) {
            throw usage("--budget " + budget.get() + ": use 0 or more");
        }
        RenderEngine engine = engine();
        RenderPlan decided = PreviousRender.decisions(this, "--previous", engine, previous);
        Planned planned = engine.plan(engine.analyze(load(), decided), decided);
        if (planned.hasErrors()) {
            print(planned.problems(), err());
            err().println(ProblemPrinter.count(planned.problems()));
            return Main.PROBLEMS;
        }
        progress("Looking for better chunks ...");
        SortedMap<String, Rebalancing> found = new TreeMap<>();
        List<Problem> problems = new ArrayList<>();
        planned.platforms().forEach((name, platform) -> {
            Rebalancing rebalancing = rebalance(platform);
            found.put(name, rebalancing);
            problems.addAll(rebalancing.problems());
        });
        if (isJson()) {
            RebalanceReport.write(found, out());
        } else {
            planned.platforms()
                    .forEach((name, platform) -> Optional.ofNullable(found.get(name))
                            .ifPresent(rebalancing -> RebalanceText.print(
                                    platform.platform().model().graph(), rebalancing, out())));
        }
        return exitCode(problems);
    }

    private Rebalancing rebalance(PlannedPlatform platform) {
        return Rebalancer.rebalance(
                platform.platform().model().graph(),
                platform.estimator(),
                platform.limits(),
                platform.plan(),
                budget.isPresent() ? OptionalInt.of(budget.get()) : OptionalInt.empty());
    }
}
