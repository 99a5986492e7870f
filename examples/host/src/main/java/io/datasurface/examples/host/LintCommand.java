package io.datasurface.examples.host;

import io.datasurface.examples.host.json.Reports;
import io.datasurface.examples.host.text.ProblemPrinter;
import io.datasurface.host.Planned;
import io.datasurface.host.RenderEngine;
import io.datasurface.host.output.RenderPlan;
import io.datasurface.model.lint.AcceptedProblem;
import io.datasurface.model.lint.Problem;
import java.util.List;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/** Prints all that is wrong with a model. */
@Command(
        name = "lint",
        description =
                "Report every mistake in a model: of its files, of its objects, of its graphs, and what a platform cannot render.",
        mixinStandardHelpOptions = true)
final class LintCommand extends ModelCommand {
    @Option(names = "--accepted", description = "Print also what owners accept, with their reasons.")
    private boolean accepted;

    @Override
    public Integer call() {
        RenderEngine engine = engine();
        // What does not fit shows only in a plan.
        Planned planned = engine.plan(engine.analyze(load()), RenderPlan.NONE);
        List<Problem> problems = planned.problems();
        List<AcceptedProblem> shown = accepted ? planned.accepted() : List.of();
        if (isJson()) {
            Reports.problems(problems, shown, out());
        } else {
            print(problems, out());
            ProblemPrinter.printAccepted(shown, out());
            out().println(ProblemPrinter.count(problems) + ProblemPrinter.countAccepted(planned.accepted()));
        }
        return exitCode(problems);
    }
}
