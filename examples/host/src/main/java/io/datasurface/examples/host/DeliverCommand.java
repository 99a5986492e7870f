package io.datasurface.examples.host;

import io.datasurface.examples.host.json.DeliveryReport;
import io.datasurface.examples.host.text.DeliveryText;
import io.datasurface.examples.host.text.NotesText;
import io.datasurface.examples.host.text.RenderText;
import io.datasurface.examples.host.text.Words;
import io.datasurface.host.RenderEngine;
import io.datasurface.host.delivery.Delivery;
import io.datasurface.host.delivery.DeliveryOptions;
import io.datasurface.host.delivery.DeliveryResult;
import io.datasurface.host.delivery.GitCredentials;
import io.datasurface.model.io.ModelLoader;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** The job that keeps renders up to date. */
@Command(
        name = "deliver",
        description = {
            "Fetch a model by git, render it on top of the last render, commit and push.",
            "For a cron job: nothing is committed if no artifact changes, and a platform that moves in maintenance",
            "windows only waits for one. Each option can be given by the environment: --model as DATASURFACE_MODEL",
            "and so on. Tokens are read from the files of --model-token-file and --output-token-file, or from",
            "DATASURFACE_MODEL_TOKEN and DATASURFACE_OUTPUT_TOKEN."
        },
        mixinStandardHelpOptions = true)
final class DeliverCommand extends ToolCommand {
    @Option(
            names = "--model",
            required = true,
            paramLabel = "REPOSITORY",
            defaultValue = "${env:DATASURFACE_MODEL}",
            description = "Repository of the model: an HTTPS address or a path.")
    private String model = "";

    @Option(
            names = "--ref",
            paramLabel = "NAME",
            defaultValue = "${env:DATASURFACE_REF:-live}",
            description = "Live version: a branch, tag or commit; default: live.")
    private String ref = "";

    @Option(
            names = "--model-folder",
            paramLabel = "PATH",
            defaultValue = "${env:DATASURFACE_MODEL_FOLDER:-}",
            description = "Folder of the model in its repository; default: all of it.")
    private String modelFolder = "";

    @Option(
            names = "--model-token-file",
            paramLabel = "FILE",
            defaultValue = "${env:DATASURFACE_MODEL_TOKEN_FILE}",
            description = "File with the token for the model's repository.")
    private Optional<Path> modelToken = Optional.empty();

    @Option(
            names = "--output",
            required = true,
            paramLabel = "REPOSITORY",
            defaultValue = "${env:DATASURFACE_OUTPUT}",
            description = "Repository of the renders: an HTTPS address or a path.")
    private String output = "";

    @Option(
            names = "--branch",
            paramLabel = "NAME",
            defaultValue = "${env:DATASURFACE_BRANCH:-rendered}",
            description = "Branch of the renders; default: rendered.")
    private String branch = "";

    @Option(
            names = "--output-folder",
            paramLabel = "PATH",
            defaultValue = "${env:DATASURFACE_OUTPUT_FOLDER:-}",
            description = "Folder of the render in its branch; default: all of it.")
    private String outputFolder = "";

    @Option(
            names = "--output-token-file",
            paramLabel = "FILE",
            defaultValue = "${env:DATASURFACE_OUTPUT_TOKEN_FILE}",
            description = "File with the token for the renders' repository.")
    private Optional<Path> outputToken = Optional.empty();

    @Option(
            names = "--git-user",
            paramLabel = "NAME",
            defaultValue = "${env:DATASURFACE_GIT_USER:-git}",
            description = "User that goes with the tokens; default: git.")
    private String user = "";

    @Option(
            names = "--platform",
            paramLabel = "NAME",
            defaultValue = "${env:DATASURFACE_PLATFORM}",
            description = "The only platform instance that is rendered.")
    private Optional<String> platform = Optional.empty();

    @Option(
            names = "--work",
            required = true,
            paramLabel = "DIR",
            defaultValue = "${env:DATASURFACE_WORK}",
            description = "Folder for copies of the repositories; may be empty at each run.")
    private Path work = Path.of("");

    @Option(names = "--now", description = "Do not wait for a maintenance window.")
    private boolean anyTime;

    @Option(
            names = "--acknowledge",
            paramLabel = "COMMIT",
            description = {
                "Instead of a render: note in the branch that this commit of it has been applied.",
                "Then run again without it before a later commit is applied."
            })
    private Optional<String> applied = Optional.empty();

    @Option(
            names = "--chunk",
            paramLabel = "ID",
            split = ",",
            description = "Only these chunks of --platform have been applied; default: all.")
    private Set<String> chunks = Set.of();

    @Mixin
    private AllowOptions allow = new AllowOptions();

    @Override
    public Integer call() {
        if (!chunks.isEmpty() && (applied.isEmpty() || platform.isEmpty())) {
            throw usage("--chunk goes with --acknowledge and --platform");
        }
        RenderEngine engine = plugins().engine(err()).withAllowances(allow.allowances(this));
        Delivery delivery = new Delivery(
                engine, folder -> ModelLoader.load(folder, plugins().format()), Clock.systemUTC());
        if (applied.isPresent()) {
            return acknowledge(delivery, applied.get());
        }
        progress("Fetching %s ...", ref);
        DeliveryResult result = delivery.run(options(System.getenv()));
        result.render().ifPresent(render -> RenderText.removedRootModules(render, err()));
        if (isJson()) {
            DeliveryReport.write(result, out());
        } else {
            print(result.problems(), err());
            result.render().ifPresent(render -> NotesText.print(render.notes(), out()));
            DeliveryText.print(result, out());
        }
        return result.outcome() == DeliveryResult.Outcome.REFUSED ? Main.PROBLEMS : 0;
    }

    private int acknowledge(Delivery delivery, String commit) {
        Optional<String> noted = delivery.acknowledge(
                options(System.getenv()), commit, platform.isEmpty() ? Map.of() : Map.of(platform.get(), chunks));
        if (isJson()) {
            DeliveryReport.write(noted, out());
        } else {
            out().println(noted.map(id -> "Noted in commit " + id + " of " + Words.visible(branch))
                    .orElse("That was noted before; nothing was committed"));
        }
        return 0;
    }

    private DeliveryOptions options(Map<String, String> environment) {
        DeliveryOptions.Builder options = DeliveryOptions.builder(model, output, work)
                .ref(ref)
                .modelFolder(modelFolder)
                .modelCredentials(credentials(modelToken, environment, "DATASURFACE_MODEL_TOKEN"))
                .branch(branch)
                .outputFolder(outputFolder)
                .outputCredentials(credentials(outputToken, environment, "DATASURFACE_OUTPUT_TOKEN"))
                .anyTime(anyTime);
        platform.ifPresent(options::platform);
        return options.build();
    }

    private GitCredentials credentials(Optional<Path> file, Map<String, String> environment, String variable) {
        Optional<String> token =
                file.isPresent() ? Optional.of(read(file.get())) : Optional.ofNullable(environment.get(variable));
        return token.map(String::strip)
                .filter(text -> !text.isEmpty())
                .map(text -> GitCredentials.of(user, text))
                .orElse(GitCredentials.NONE);
    }

    private String read(Path file) {
        try {
            return Files.readString(file);
        } catch (IOException e) {
            throw usage("The token file " + file + " cannot be read: "
                    + e.getClass().getSimpleName() + "; mount it, or leave the option out");
        }
    }
}
