package io.datasurface.examples.host;

import io.datasurface.examples.host.text.NotesText;
import io.datasurface.examples.host.text.ProblemPrinter;
import io.datasurface.graph.EcosystemGraphSource;
import io.datasurface.graph.IntentionGraph;
import io.datasurface.graph.IntentionGraphBuilder;
import io.datasurface.graph.diff.DiffPicture;
import io.datasurface.graph.diff.DiffText;
import io.datasurface.graph.diff.GraphDiff;
import io.datasurface.graph.diff.json.GraphDiffJson;
import io.datasurface.host.Analysis;
import io.datasurface.host.Comparison;
import io.datasurface.host.PlatformChange;
import io.datasurface.host.RenderEngine;
import io.datasurface.host.output.RenderPlan;
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
            "Print what a change of a model means for its platforms, and whom it disturbs.",
            "Which ingestions, exports, triggers and transformers come, go and change, why, and which workspaces feel it.",
            "What changes in the model itself, and whether it may: \"datasurface changes\". The exit code is 1 only if a model cannot be read."
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
        RenderEngine engine = plugins().engine(err());
        Optional<Analysis> then = old.map(engine::analyze);
        Analysis current = engine.analyze(now, then.map(Analysis::decisions).orElse(RenderPlan.NONE));
        List<Problem> mistakes = mistakes(now);
        if (!mistakes.isEmpty()) {
            print(mistakes, err());
            err().println(ProblemPrinter.count(mistakes) + " What they are about may be missing from the difference.");
        }
        if (current.hasErrors()) {
            progress(
                    "The new model has errors (see datasurface lint), so its platforms were not asked what they make of it.");
        }
        Comparison comparison = engine.compare(then, current);
        print(comparison.problems(), err());
        show(chosen(comparison.changes()), then, current);
        return ExitCode.OK;
    }

    /** The linter names the causes; what the graphs say is told if it finds none. */
    private static List<Problem> mistakes(LoadedModel loaded) {
        EcosystemIndex model = EcosystemIndex.of(loaded.ecosystem().orElseThrow());
        List<Problem> errors = EcosystemLinter.lint(model, loaded.sources()).stream()
                .filter(problem -> problem.severity() == Severity.ERROR)
                .toList();
        if (!errors.isEmpty()) {
            return errors;
        }
        ProblemCollector ofGraphs = new ProblemCollector(loaded.sources());
        IntentionGraphBuilder.build(EcosystemGraphSource.of(model), ofGraphs);
        return ofGraphs.problems();
    }

    private void checkOptions() {
        if (limit < 1) {
            throw usage("--limit " + limit + ": at least 1 entry has to be shown");
        }
        if (isJson() && format.isPresent() && format.get() != Format.JSON) {
            throw usage("--json excludes --format " + format.get() + ": choose one");
        }
    }

    private List<PlatformChange> chosen(List<PlatformChange> all) {
        List<PlatformChange> chosen = all.stream()
                .filter(change -> platform.isEmpty() || platform.get().equals(name(change)))
                .toList();
        if (chosen.isEmpty() && platform.isPresent()) {
            throw usage("Neither model has a platform \"" + platform.get() + "\"; they have "
                    + all.stream().map(DiffCommand::name).toList());
        }
        return chosen;
    }

    private static String name(PlatformChange change) {
        return change.diff().platform();
    }

    private void show(List<PlatformChange> changes, Optional<Analysis> then, Analysis current) {
        switch (isJson() ? Format.JSON : format.orElse(Format.TEXT)) {
            case TEXT ->
                changes.forEach(change -> {
                    out().print(DiffText.of(change.diff(), limit));
                    NotesText.print(change.notes(), limit, out());
                });
            case JSON ->
                GraphDiffJson.write(
                        changes.stream().map(PlatformChange::diff).toList(), diff -> remarks(changes, diff), out());
            case MERMAID -> {
                GraphDiff diff = drawn(changes);
                out().print(DiffPicture.mermaid(diff, graph(diff, then, current), limit));
            }
            case DOT -> {
                GraphDiff diff = drawn(changes);
                out().print(DiffPicture.dot(diff, graph(diff, then, current), limit));
            }
        }
    }

    private static List<GraphDiffJson.Remark> remarks(List<PlatformChange> changes, GraphDiff diff) {
        return changes.stream()
                .filter(change -> change.diff().platform().equals(diff.platform()))
                .flatMap(change -> change.notes().stream())
                .map(note -> new GraphDiffJson.Remark(note.subject(), note.disturbance(), note.text()))
                .toList();
    }

    /** The only diff that shows anything, or the only one at all. */
    private GraphDiff drawn(List<PlatformChange> changes) {
        List<PlatformChange> changed =
                changes.stream().filter(change -> !change.diff().isEmpty()).toList();
        List<PlatformChange> candidates = changed.isEmpty() ? changes : changed;
        if (candidates.size() != 1) {
            throw usage("A picture shows one platform: choose one with --platform of "
                    + candidates.stream().map(DiffCommand::name).toList());
        }
        return candidates.get(0).diff();
    }

    /** The graph after, or that of a platform that is gone. */
    private static IntentionGraph graph(GraphDiff diff, Optional<Analysis> then, Analysis current) {
        return Optional.ofNullable(current.graphs().get(diff.platform()))
                .or(() -> then.flatMap(
                        before -> Optional.ofNullable(before.graphs().get(diff.platform()))))
                .orElseThrow();
    }
}
