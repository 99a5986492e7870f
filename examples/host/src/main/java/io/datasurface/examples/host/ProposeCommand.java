package io.datasurface.examples.host;

import io.datasurface.host.ModelProposal;
import io.datasurface.host.RenderEngine;
import io.datasurface.host.output.Manifest;
import io.datasurface.host.output.OutputException;
import io.datasurface.model.Ecosystem;
import io.datasurface.model.io.LoadedModel;
import io.datasurface.model.io.ModelHash;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import picocli.CommandLine.Command;
import picocli.CommandLine.ExitCode;
import picocli.CommandLine.Option;

/** Offers what a render knows as a change of its model. */
@Command(
        name = "propose",
        description = {
            "Print what a render knows and its model does not say yet, as a model file.",
            "That is: the platforms that were chosen for dataset groups, and, for platforms whose artifacts have been applied,",
            "that assignments are PROVISIONED.",
            "Nothing is changed; the owners of the model take it over if they agree."
        },
        mixinStandardHelpOptions = true)
final class ProposeCommand extends ModelCommand {
    @Option(names = "--rendered", required = true, paramLabel = "DIR", description = "The render of the model.")
    private Path rendered = Path.of("");

    @Option(
            names = "--applied-platform",
            paramLabel = "NAME",
            description =
                    "A platform whose rendered artifacts have been applied as a whole. May be given several times.")
    private List<String> applied = new ArrayList<>();

    @Override
    public Integer call() {
        if (isJson()) {
            throw usage("propose prints a model file, not JSON");
        }
        RenderEngine engine = engine();
        LoadedModel model = load();
        if (model.hasErrors() || model.ecosystem().isEmpty()) {
            print(model.problems(), err());
            return Main.PROBLEMS;
        }
        Ecosystem ecosystem = model.ecosystem().get();
        checkRender(engine, ecosystem);
        ModelProposal proposal;
        try {
            proposal = ModelProposal.of(ecosystem, engine.previousPlan(rendered), Set.copyOf(applied));
        } catch (IllegalArgumentException e) {
            throw usage("--applied-platform: " + e.getMessage());
        }
        if (proposal.isEmpty()) {
            progress("The model says everything already.");
        } else {
            out().print(proposal.toYaml());
        }
        return ExitCode.OK;
    }

    /** What is built is only known of the model that was rendered. */
    private void checkRender(RenderEngine engine, Ecosystem ecosystem) {
        Optional<Manifest> manifest = engine.previousManifest(rendered);
        if (manifest.isEmpty()) {
            throw usage("--rendered " + rendered + " holds no render (it has no " + Manifest.FILE + ")");
        }
        if (!manifest.get().modelHash().equals(ModelHash.of(ecosystem, plugins().format()))) {
            throw new OutputException(
                    OutputException.Reason.FOREIGN,
                    "The render in " + rendered
                            + " is of another version of the model, so it says nothing about this one."
                            + " Render and apply it first");
        }
    }
}
