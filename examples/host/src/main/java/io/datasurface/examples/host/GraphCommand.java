package io.datasurface.examples.host;

import io.datasurface.examples.host.json.GraphReports;
import io.datasurface.examples.host.text.GraphText;
import io.datasurface.examples.host.text.ProblemPrinter;
import io.datasurface.examples.host.text.TopText;
import io.datasurface.examples.host.text.WhyText;
import io.datasurface.examples.host.text.Words;
import io.datasurface.graph.IntentionGraph;
import io.datasurface.graph.IntentionGraphs;
import io.datasurface.graph.Lineage;
import io.datasurface.graph.export.Dot;
import io.datasurface.graph.export.GraphJson;
import io.datasurface.graph.export.GraphMl;
import io.datasurface.graph.export.LineageText;
import io.datasurface.graph.export.Mermaid;
import io.datasurface.host.Analysis;
import io.datasurface.model.EcosystemIndex;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.stream.IntStream;
import picocli.CommandLine.ArgGroup;
import picocli.CommandLine.Command;
import picocli.CommandLine.ExitCode;
import picocli.CommandLine.Option;

/** Prints the intention graphs of a model, or what somebody wants to know of them. */
@Command(
        name = "graph",
        description = {
            "Print what has to happen on each platform: ingestions, exports, triggers, transformers.",
            "Problems go to the error stream; the exit code is 1 only if there is no graph to print."
        },
        mixinStandardHelpOptions = true)
final class GraphCommand extends ModelCommand {
    /** What is printed. */
    enum Format {
        /** Lines for people. */
        TEXT,
        /** JSON for machines. */
        JSON,
        /** A Mermaid flow chart. */
        MERMAID,
        /** A Graphviz digraph. */
        DOT,
        /** GraphML for graph tools. */
        GRAPHML
    }

    private static final int MOST_BRANCHES = 20;

    @Option(names = "--platform", paramLabel = "NAME", description = "Only this platform instance.")
    private Optional<String> platform = Optional.empty();

    @Option(
            names = "--format",
            paramLabel = "FORMAT",
            description = "One of ${COMPLETION-CANDIDATES}; default: TEXT. --json is short for --format json.")
    private Optional<Format> format = Optional.empty();

    @Option(
            names = "--limit",
            paramLabel = "N",
            description = "Summarise a graph of more nodes than this (text and pictures); default: ${DEFAULT-VALUE}.")
    private int limit = 200;

    @ArgGroup
    private Question question = new Question();

    /** Questions exclude each other. */
    static final class Question {
        @Option(
                names = "--lineage",
                paramLabel = "STORE/DATASET",
                description = "Only where this dataset comes from, and what is made of it.")
        private Optional<String> lineage = Optional.empty();

        @Option(
                names = "--top",
                paramLabel = "N",
                description = "Only the N most used datasets, hottest containers and longest chains.")
        private Optional<Integer> top = Optional.empty();

        @Option(
                names = "--why",
                paramLabel = "NODE",
                description = "Only who asks this node, named as in the graph, for what.")
        private Optional<String> why = Optional.empty();
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
        IntentionGraphs graphs = new IntentionGraphs(analysis.graphs().values().stream()
                .filter(graph -> platform.isEmpty() || platform.get().equals(graph.platform()))
                .toList());
        if (graphs.graphs().isEmpty() && platform.isPresent()) {
            throw usage("The model has no platform \"" + platform.get() + "\"; it has "
                    + analysis.graphs().keySet());
        }
        if (question.lineage.isPresent()) {
            show(lineage(analysis.ecosystem().get(), graphs, question.lineage.get()));
        } else if (question.top.isPresent()) {
            showTop(graphs, question.top.get());
        } else if (question.why.isPresent()) {
            showWhy(graphs, question.why.get());
        } else {
            show(graphs);
        }
        return ExitCode.OK;
    }

    private Format chosen() {
        return isJson() ? Format.JSON : format.orElse(Format.TEXT);
    }

    private void checkOptions() {
        if (limit < 1) {
            throw usage("--limit " + limit + ": at least 1 node has to be shown");
        }
        if (question.top.isPresent() && question.top.get() < 1) {
            throw usage("--top " + question.top.get() + ": at least 1 entry has to be shown");
        }
        if (isJson() && format.isPresent() && format.get() != Format.JSON) {
            throw usage("--json excludes --format " + format.get() + ": choose one");
        }
        boolean drawn = question.top.isEmpty() && question.why.isEmpty();
        if (!drawn && chosen() != Format.TEXT && chosen() != Format.JSON) {
            throw usage("--top and --why cannot be printed as " + chosen() + ": choose TEXT or JSON");
        }
    }

    private void show(IntentionGraphs graphs) {
        switch (chosen()) {
            case TEXT -> graphs.graphs().forEach(graph -> GraphText.print(graph, limit, out()));
            case JSON -> GraphJson.write(graphs, out());
            case MERMAID -> out().print(Mermaid.of(graphs, limit));
            case DOT -> out().print(Dot.of(graphs, limit));
            case GRAPHML -> writeGraphMl(graphs);
        }
    }

    private void show(Lineage lineage) {
        switch (chosen()) {
            case TEXT -> out().print(LineageText.of(lineage, Math.min(limit, MOST_BRANCHES)));
            case MERMAID -> out().print(Mermaid.of(lineage, limit));
            case DOT -> out().print(Dot.of(lineage, limit));
            case JSON, GRAPHML -> show(lineage.graphs());
        }
    }

    private void writeGraphMl(IntentionGraphs graphs) {
        try {
            GraphMl.write(graphs, out());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private Lineage lineage(EcosystemIndex ecosystem, IntentionGraphs graphs, String wanted) {
        // Names may hold slashes, too.
        int slash = IntStream.range(0, wanted.length())
                .filter(at -> wanted.charAt(at) == '/')
                .filter(at -> ecosystem
                        .dataset(wanted.substring(0, at), wanted.substring(at + 1))
                        .isPresent())
                .findFirst()
                .orElseThrow(() -> usage("--lineage: the model has no dataset \"" + wanted
                        + "\"; name one as STORE/DATASET, as the names of exports end"));
        return Lineage.of(graphs, wanted.substring(0, slash), wanted.substring(slash + 1))
                .orElseThrow(() -> usage("--lineage: no platform "
                        + platform.map(name -> "of that name ").orElse("") + "ingests \"" + wanted
                        + "\"; nobody consumes it there"));
    }

    private void showTop(IntentionGraphs graphs, int count) {
        if (chosen() == Format.JSON) {
            GraphReports.top(graphs, count, out());
        } else {
            TopText.print(graphs, count, out());
        }
    }

    private void showWhy(IntentionGraphs graphs, String name) {
        for (IntentionGraph graph : graphs.graphs()) {
            OptionalInt node = graph.find(name);
            if (node.isPresent()) {
                if (chosen() == Format.JSON) {
                    GraphReports.why(graph, node.getAsInt(), out());
                } else {
                    WhyText.print(graph, node.getAsInt(), out());
                }
                return;
            }
        }
        throw usage("--why: no platform of " + platforms(graphs) + " has a node \"" + name
                + "\"; name one as this command prints it");
    }

    private static List<String> platforms(IntentionGraphs graphs) {
        return graphs.graphs().stream().map(IntentionGraph::platform).toList();
    }
}
