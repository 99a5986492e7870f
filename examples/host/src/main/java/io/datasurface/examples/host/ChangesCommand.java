package io.datasurface.examples.host;

import io.datasurface.examples.host.json.ChangeReport;
import io.datasurface.examples.host.text.ChangesText;
import io.datasurface.examples.host.text.ProblemPrinter;
import io.datasurface.model.Ecosystem;
import io.datasurface.model.EcosystemIndex;
import io.datasurface.model.change.ChangeGate;
import io.datasurface.model.change.ChangeSource;
import io.datasurface.model.change.Compatibility;
import io.datasurface.model.change.GateVerdict;
import io.datasurface.model.change.ModelDiff;
import io.datasurface.model.common.Repository;
import io.datasurface.model.io.LoadedModel;
import io.datasurface.model.lint.EcosystemLinter;
import io.datasurface.model.lint.Problem;
import io.datasurface.model.lint.ProblemCollector;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** Prints what differs between two models, and whether the change may be merged. */
@Command(
        name = "changes",
        description = {
            "Print what changes from one model to another, in words, and what is wrong with the change.",
            "That is: mistakes in the new model, what hurts those who read data, and, with --from, what its author may not change.",
            "What the change means for the platforms is told by \"datasurface diff\".",
            "The exit code is 1 if the change must not be merged."
        },
        mixinStandardHelpOptions = true)
final class ChangesCommand extends ToolCommand {
    @Parameters(
            index = "0",
            paramLabel = "OLD",
            description = "The model before: a file or a folder; - if there is none.")
    private Path before = Path.of("-");

    @Parameters(index = "1", paramLabel = "NEW", description = "The model after: a file or a folder.")
    private Path after = Path.of(".");

    @Option(
            names = "--from",
            paramLabel = "SOURCE",
            description =
                    "The repository that the change comes from, such as github:acme/orders#main, or its owner in the"
                            + " old model: ecosystem, ZONE or ZONE/TEAM.")
    private Optional<String> from = Optional.empty();

    @Override
    public Integer call() {
        Optional<LoadedModel> old = before.equals(Path.of("-")) ? Optional.empty() : Optional.of(load(before));
        LoadedModel now = load(after);
        if (old.filter(LoadedModel::hasErrors).isPresent()
                || now.hasErrors()
                || now.ecosystem().isEmpty()) {
            List<Problem> unread =
                    old.filter(LoadedModel::hasErrors).orElse(now).problems();
            tell(new GateVerdict(Optional.empty(), unread));
            return Main.PROBLEMS;
        }
        GateVerdict verdict =
                verdict(old.flatMap(LoadedModel::ecosystem), now.ecosystem().get(), now);
        tell(verdict);
        return exitCode(verdict.problems());
    }

    private GateVerdict verdict(Optional<Ecosystem> old, Ecosystem now, LoadedModel loaded) {
        ProblemCollector problems = new ProblemCollector(loaded.sources());
        problems.addAll(loaded.problems());
        if (from.isPresent()) {
            GateVerdict gate = ChangeGate.check(old, now, source(from.get(), old.orElse(now)), loaded.sources());
            problems.addAll(gate.problems());
            return new GateVerdict(gate.diff(), problems.problems());
        }
        EcosystemIndex index = EcosystemIndex.of(now);
        problems.addAll(EcosystemLinter.lint(index, loaded.sources()));
        old.ifPresent(
                model -> problems.addAll(Compatibility.problems(EcosystemIndex.of(model), index, loaded.sources())));
        return new GateVerdict(old.map(model -> ModelDiff.between(model, now)), problems.problems());
    }

    private Repository source(String text, Ecosystem model) {
        return ChangeSource.find(text, model)
                .orElseThrow(() -> usage("--from " + text + " is neither a repository nor an owner; name one of "
                        + ChangeSource.known(model) + ", or ecosystem, a zone or zone/team"));
    }

    private void tell(GateVerdict verdict) {
        if (isJson()) {
            ChangeReport.write(verdict, out());
            return;
        }
        verdict.diff().ifPresent(diff -> ChangesText.print(diff, out()));
        print(verdict.problems(), out());
        out().println(ProblemPrinter.count(verdict.problems()));
        if (from.isEmpty()) {
            progress("Who may make the change was not asked: name its repository with --from.");
        }
    }
}
