package io.datasurface.examples.host;

import io.datasurface.examples.host.json.Reports;
import io.datasurface.examples.host.text.ChoicesText;
import io.datasurface.examples.host.text.PlanText;
import io.datasurface.examples.host.text.ProblemPrinter;
import io.datasurface.graph.chunk.ChunkGraph;
import io.datasurface.graph.export.Dot;
import io.datasurface.graph.export.Mermaid;
import io.datasurface.host.Analysis;
import io.datasurface.host.Planned;
import io.datasurface.host.PlannedPlatform;
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
            names = "--rendered",
            paramLabel = "DIR",
            description = "An earlier render, whose decisions the plan keeps as a new render there would.")
    private Optional<Path> previous = Optional.empty();

    @Option(
            names = "--format",
            paramLabel = "FORMAT",
            description = "A picture of the chunks instead: one of ${COMPLETION-CANDIDATES}.")
    private Optional<PictureFormat> format = Optional.empty();

    @Option(
            names = "--limit",
            paramLabel = "N",
            description =
                    "Most chunks in a picture, those with most references; the others of a wave are one box; default: ${DEFAULT-VALUE}.")
    private int limit = 40;

    /** What a picture is drawn in. */
    enum PictureFormat {
        /** A Mermaid flow chart. */
        MERMAID,
        /** A Graphviz digraph. */
        DOT
    }

    @Override
    public Integer call() {
        if (limit < 1) {
            throw usage("--limit " + limit + ": at least 1 chunk has to be shown");
        }
        if (isJson() && format.isPresent()) {
            throw usage("--json excludes --format " + format.get() + ": choose one");
        }
        RenderEngine engine = engine();
        RenderPlan decided = previous.map(folder -> PreviousRender.decisions(this, "--rendered", engine, folder))
                .orElse(RenderPlan.NONE);
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
        } else if (format.isPresent()) {
            planned.platforms().values().forEach(platform -> draw(platform, format.get()));
        } else {
            ChoicesText.print(planned.analysis().choices(), out());
            planned.platforms().values().forEach(platform -> PlanText.print(platform, out()));
        }
        return exitCode(planned.problems());
    }

    private void draw(PlannedPlatform planned, PictureFormat drawn) {
        ChunkGraph chunks = ChunkGraph.of(planned.platform().model().graph(), planned.plan());
        out().print(drawn == PictureFormat.MERMAID ? Mermaid.of(chunks, limit) : Dot.of(chunks, limit));
    }
}
