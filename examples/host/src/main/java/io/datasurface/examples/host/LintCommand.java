package io.datasurface.examples.host;

import io.datasurface.examples.host.json.Reports;
import io.datasurface.examples.host.text.ProblemPrinter;
import io.datasurface.host.RenderEngine;
import io.datasurface.host.output.RenderPlan;
import io.datasurface.model.lint.Problem;
import java.util.List;
import picocli.CommandLine.Command;

/** Prints all that is wrong with a model. */
@Command(
        name = "lint",
        description =
                "Report every mistake in a model: of its files, of its objects, of its graphs, and what a platform cannot render.",
        mixinStandardHelpOptions = true)
final class LintCommand extends ModelCommand {
    @Override
    public Integer call() {
        RenderEngine engine = engine();
        // What does not fit shows only in a plan.
        List<Problem> problems =
                engine.plan(engine.analyze(load()), RenderPlan.NONE).problems();
        if (isJson()) {
            Reports.problems(problems, out());
        } else {
            print(problems, out());
            out().println(ProblemPrinter.count(problems));
        }
        return exitCode(problems);
    }
}
