package io.datasurface.examples.host;

import io.datasurface.examples.host.text.GraphText;
import io.datasurface.examples.host.text.ProblemPrinter;
import io.datasurface.examples.host.text.Words;
import io.datasurface.graph.IntentionGraph;
import io.datasurface.graph.IntentionGraphs;
import io.datasurface.graph.export.Dot;
import io.datasurface.graph.export.GraphJson;
import io.datasurface.graph.export.Mermaid;
import io.datasurface.host.Analysis;
import java.util.List;
import java.util.Optional;
import picocli.CommandLine.ArgGroup;
import picocli.CommandLine.Command;
import picocli.CommandLine.ExitCode;
import picocli.CommandLine.Option;

/** Prints the intention graphs of a model. */
@Command(
        name = "graph",
        description = {
            "Print what has to happen on each platform: ingestions, exports, triggers, transformers.",
            "Problems go to the error stream; the exit code is 1 only if there is no graph to print."
        },
        mixinStandardHelpOptions = true)
final class GraphCommand extends ModelCommand {
    @Option(names = "--platform", paramLabel = "NAME", description = "Only this platform instance.")
    private Optional<String> platform = Optional.empty();

    @ArgGroup
    private Picture picture = new Picture();

    @Option(
            names = "--limit",
            paramLabel = "N",
            description = "Summarise a graph of more nodes than this (text and pictures); default: ${DEFAULT-VALUE}.")
    private int limit = 200;

    /** Pictures exclude each other. */
    static final class Picture {
        @Option(names = "--mermaid", description = "Print a Mermaid flow chart, of one platform.")
        private boolean mermaid;

        @Option(names = "--dot", description = "Print a Graphviz digraph.")
        private boolean dot;
    }

    @Override
    public Integer call() {
        checkOptions();
        Analysis analysis = engine().analyze(load());
        if (!analysis.problems().isEmpty()) {
            err().println(ProblemPrinter.count(analysis.problems()) + " \"datasurface lint " + Words.shell(model())
                    + "\" shows them.");
        }
        if (analysis.ecosystem().isEmpty()) {
            print(analysis.problems(), err());
            return Main.PROBLEMS;
        }
        List<IntentionGraph> graphs = analysis.graphs().values().stream()
                .filter(graph -> platform.isEmpty() || platform.get().equals(graph.platform()))
                .toList();
        if (graphs.isEmpty() && platform.isPresent()) {
            throw usage("The model has no platform \"" + platform.get() + "\"; it has "
                    + analysis.graphs().keySet());
        }
        if (picture.mermaid && graphs.size() > 1) {
            throw usage("A Mermaid chart shows one platform, and the model has several: choose one with --platform of "
                    + graphs.stream().map(IntentionGraph::platform).toList());
        }
        if (isJson()) {
            GraphJson.write(new IntentionGraphs(graphs), out());
        } else {
            graphs.forEach(this::show);
        }
        return ExitCode.OK;
    }

    private void checkOptions() {
        if (limit < 1) {
            throw usage("--limit " + limit + ": at least 1 node has to be shown");
        }
        if (isJson() && (picture.mermaid || picture.dot)) {
            throw usage("--json excludes --mermaid and --dot: choose one");
        }
    }

    private void show(IntentionGraph graph) {
        if (picture.mermaid) {
            out().print(Mermaid.of(graph, limit));
        } else if (picture.dot) {
            out().print(Dot.of(graph, limit));
        } else {
            GraphText.print(graph, limit, out());
        }
    }
}
