package io.datasurface.examples.host;

import io.datasurface.examples.host.text.ProblemPrinter;
import io.datasurface.graph.EcosystemGraphSource;
import io.datasurface.graph.IntentionGraph;
import io.datasurface.graph.IntentionGraphBuilder;
import io.datasurface.graph.IntentionGraphs;
import io.datasurface.graph.diff.DiffPicture;
import io.datasurface.graph.diff.DiffText;
import io.datasurface.graph.diff.GraphDiff;
import io.datasurface.graph.diff.GraphDiffs;
import io.datasurface.graph.diff.GraphSnapshot;
import io.datasurface.graph.diff.json.GraphDiffJson;
import io.datasurface.model.EcosystemIndex;
import io.datasurface.model.io.LoadedModel;
import io.datasurface.model.lint.EcosystemLinter;
import io.datasurface.model.lint.Problem;
import io.datasurface.model.lint.ProblemCollector;
import io.datasurface.model.lint.Severity;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import picocli.CommandLine.Command;
import picocli.CommandLine.ExitCode;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** Prints what a change of a model means for the platforms. */
@Command(
        name = "diff",
        description = {
            "Print what a change of a model means for its platforms: which ingestions, exports, triggers and transformers",
            "come, go and change, why, what that disturbs, and which workspaces feel it.",
            "What changes in the model itself, and whether it may:",
            "\"datasurface changes\". The exit code is 1 only if a model cannot be read."
        },
        mixinStandardHelpOptions = true)
final class DiffCommand extends ToolCommand {
    /** What is printed. */
    enum Format {
        /** Lines for people. */
        TEXT,
        /** JSON for machines. */
        JSON,
        /** A Mermaid flow chart. */
        MERMAID,
        /** A Graphviz digraph. */
        DOT
    }

    /** A model with its graphs. */
    private record Version(EcosystemIndex model, IntentionGraphs graphs) {
        static Version of(EcosystemIndex model, ProblemCollector problems) {
            return new Version(model, IntentionGraphBuilder.build(EcosystemGraphSource.of(model), problems));
        }

        List<GraphSnapshot> snapshots() {
            return GraphSnapshot.of(graphs, model);
        }
    }

    @Parameters(
            index = "0",
            paramLabel = "OLD",
            description = "The model before: a file or a folder; - if there is none.")
    private Path before = Path.of("-");

    @Parameters(index = "1", paramLabel = "NEW", description = "The model after: a file or a folder.")
    private Path after = Path.of(".");

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
            description = "How long a list or how large a picture may become; default: ${DEFAULT-VALUE}.")
    private int limit = 20;

    @Override
    public Integer call() {
        checkOptions();
        Optional<LoadedModel> old = before.equals(Path.of("-")) ? Optional.empty() : Optional.of(load(before));
        LoadedModel now = load(after);
        if (old.filter(LoadedModel::hasErrors).isPresent() || now.ecosystem().isEmpty() || now.hasErrors()) {
            print(old.filter(LoadedModel::hasErrors).orElse(now).problems(), err());
            return Main.PROBLEMS;
        }
        Optional<Version> then = old.flatMap(LoadedModel::ecosystem)
                .map(model -> Version.of(
                        EcosystemIndex.of(model), new ProblemCollector(old.get().sources())));
        ProblemCollector problems = new ProblemCollector(now.sources());
        Version current = Version.of(EcosystemIndex.of(now.ecosystem().get()), problems);
        List<Problem> mistakes = mistakes(current.model(), now, problems.problems());
        if (!mistakes.isEmpty()) {
            print(mistakes, err());
            err().println(ProblemPrinter.count(mistakes) + " What they are about may be missing from the difference.");
        }
        List<GraphDiff> diffs =
                chosen(GraphDiffs.between(then.map(Version::snapshots).orElse(List.of()), current.snapshots()));
        show(diffs, then, current);
        return ExitCode.OK;
    }

    /** The linter names the causes; what the graphs say is told if it finds none. */
    private static List<Problem> mistakes(EcosystemIndex model, LoadedModel loaded, List<Problem> ofGraphs) {
        List<Problem> errors = EcosystemLinter.lint(model, loaded.sources()).stream()
                .filter(problem -> problem.severity() == Severity.ERROR)
                .toList();
        return errors.isEmpty() ? ofGraphs : errors;
    }

    private void checkOptions() {
        if (limit < 1) {
            throw usage("--limit " + limit + ": at least 1 entry has to be shown");
        }
        if (isJson() && format.isPresent() && format.get() != Format.JSON) {
            throw usage("--json excludes --format " + format.get() + ": choose one");
        }
    }

    private List<GraphDiff> chosen(List<GraphDiff> all) {
        List<GraphDiff> chosen = all.stream()
                .filter(diff -> platform.isEmpty() || platform.get().equals(diff.platform()))
                .toList();
        if (chosen.isEmpty() && platform.isPresent()) {
            throw usage("Neither model has a platform \"" + platform.get() + "\"; they have "
                    + all.stream().map(GraphDiff::platform).toList());
        }
        return chosen;
    }

    private void show(List<GraphDiff> diffs, Optional<Version> then, Version current) {
        switch (isJson() ? Format.JSON : format.orElse(Format.TEXT)) {
            case TEXT -> diffs.forEach(diff -> out().print(DiffText.of(diff, limit)));
            case JSON -> GraphDiffJson.write(diffs, out());
            case MERMAID -> {
                GraphDiff diff = drawn(diffs);
                out().print(DiffPicture.mermaid(diff, graph(diff, then, current), limit));
            }
            case DOT -> {
                GraphDiff diff = drawn(diffs);
                out().print(DiffPicture.dot(diff, graph(diff, then, current), limit));
            }
        }
    }

    /** The only diff that shows anything, or the only one at all. */
    private GraphDiff drawn(List<GraphDiff> diffs) {
        List<GraphDiff> changed = diffs.stream().filter(diff -> !diff.isEmpty()).toList();
        List<GraphDiff> candidates = changed.isEmpty() ? diffs : changed;
        if (candidates.size() != 1) {
            throw usage("A picture shows one platform: choose one with --platform of "
                    + candidates.stream().map(GraphDiff::platform).toList());
        }
        return candidates.get(0);
    }

    /** The graph after, or that of a platform that is gone. */
    private static IntentionGraph graph(GraphDiff diff, Optional<Version> then, Version current) {
        return current.graphs()
                .find(diff.platform())
                .or(() -> then.flatMap(version -> version.graphs().find(diff.platform())))
                .orElseThrow();
    }
}
