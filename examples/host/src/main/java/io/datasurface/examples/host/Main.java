package io.datasurface.examples.host;

import io.datasurface.examples.host.json.Reports;
import io.datasurface.examples.host.text.Words;
import io.datasurface.host.HostProcess;
import io.datasurface.host.RenderEngine;
import io.datasurface.host.delivery.DeliveryException;
import io.datasurface.host.output.OutputException;
import io.datasurface.spi.PlatformException;
import java.io.PrintWriter;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;

/** The tool's entry point. */
@Command(
        name = "datasurface",
        mixinStandardHelpOptions = true,
        versionProvider = Version.class,
        description = "Turns a model of who produces, transforms and consumes data into running pipelines.",
        synopsisSubcommandLabel = "COMMAND",
        subcommands = {
            LintCommand.class,
            GraphCommand.class,
            PlanCommand.class,
            RebalanceCommand.class,
            RenderCommand.class,
            DeliverCommand.class,
            AcknowledgeCommand.class,
            VerifyCommand.class,
            ChangesCommand.class,
            DiffCommand.class,
            PlatformsCommand.class,
            ProposeCommand.class,
            ImportCommand.class,
            SchemaCommand.class,
            WriteCommand.class,
            AwsCommand.class,
            CommandLine.HelpCommand.class
        },
        footerHeading = "%nExamples%n",
        footer = {
            "  datasurface lint model/                  all mistakes of a model, with file and line",
            "  datasurface graph model/                 what has to happen on each platform",
            "  datasurface graph model/ --platform NAME --format mermaid",
            "                                           the same for one, as a picture",
            "  datasurface graph model/ --lineage STORE/DATASET",
            "                                           where a dataset comes from, and what is made of it",
            "  datasurface plan model/                  how it is cut into chunks, and what they cost",
            "  datasurface plan model/ --format mermaid  the chunks as a picture",
            "  datasurface rebalance model/ --rendered rendered",
            "                                           what would have to move for better chunks",
            "  datasurface render model/ --out rendered the artifacts of all platforms",
            "  datasurface deliver --model URL --output URL --work DIR",
            "                                           the same from git to git, for a cron job",
            "  datasurface propose model/ --rendered rendered --applied-platform NAME",
            "                                           what the render knows, as a change of the model",
            "  datasurface verify model/ --rendered rendered",
            "                                           is this what the model renders to?",
            "  datasurface acknowledge rendered         the render has been applied",
            "  datasurface changes old/ new/ --from github:acme/orders#main",
            "                                           what a change means, and whether it may be merged",
            "  datasurface diff old/ new/               what it means for the platforms, and whom it disturbs",
            "  datasurface import dump/ --out model     a model of the Python DataSurface as a native file",
            "  datasurface write model.yaml --out model a model as a folder of small files",
            "  datasurface schema --out model.schema.json",
            "                                           the JSON Schema of model files, for editors",
            "  datasurface aws catalog --rendered rendered/NAME --region REGION",
            "                                           what in the catalog is not as the render says",
            "  datasurface aws dms --rendered rendered/NAME",
            "                                           how replications and their tables are",
            "  datasurface aws quotas --rendered rendered/NAME",
            "                                           what accounts allow, as parameters of the model",
            "  datasurface aws redrive --rendered rendered/NAME",
            "                                           what did not succeed, and how it is tried again",
            "  datasurface aws start --rendered rendered/NAME --run ingest/crm --yes",
            "                                           a run now, or replication goes on (--store crm)",
            "  datasurface aws upload --rendered rendered/NAME --send datasurface-jobs.jar",
            "                                           the files of jobs to where the render has them",
            "",
            "Platforms of your own: --plugins DIR, or their jars on the class path.",
            "",
            "A MODEL is a file or folder in the native format (YAML or JSON), or a folder with a",
            "DataSurface dump: model-full.json, dsg_platform_mapping.json, primary_ingestion_platforms.json.",
            "",
            "Exit codes: 0 done, 1 problems (nothing was changed) or a result that could",
            "not be printed, 2 wrong usage."
        })
public final class Main {
    static final int PROBLEMS = 1;

    /** The examples are as wide. */
    private static final int HELP_WIDTH = 110;

    @Option(
            names = "--plugins",
            paramLabel = "DIR",
            scope = CommandLine.ScopeType.INHERIT,
            description = "A folder of plugins: a jar or a folder of jars each. May be given several times.")
    private List<Path> pluginFolders = new ArrayList<>();

    @Option(
            names = "--plugin-time-limit",
            paramLabel = "DURATION",
            scope = CommandLine.ScopeType.INHERIT,
            description = "How long a call of a plugin may take, such as PT30M; default: PT10M.")
    private Duration pluginTimeLimit = RenderEngine.TIME_LIMIT;

    private Optional<Plugins> plugins = Optional.empty();

    private Main() {}

    /** The plugins of the command line that a command belongs to. */
    static Plugins plugins(CommandSpec command) {
        Main main = (Main) command.root().userObject();
        if (main.pluginTimeLimit.isZero() || main.pluginTimeLimit.isNegative()) {
            throw new CommandLine.ParameterException(
                    command.commandLine(), "--plugin-time-limit " + main.pluginTimeLimit + ": give more than nothing");
        }
        return main.plugins();
    }

    private Plugins plugins() {
        if (plugins.isEmpty()) {
            plugins = Optional.of(new Plugins(pluginFolders, pluginTimeLimit));
        }
        return plugins.get();
    }

    /**
     * Runs the tool and ends the process.
     *
     * @param arguments the command line
     */
    public static void main(String[] arguments) {
        PrintWriter out = new PrintWriter(System.out, false, StandardCharsets.UTF_8);
        PrintWriter err = new PrintWriter(System.err, true, StandardCharsets.UTF_8);
        System.setOut(HostProcess.withoutPlugins(System.out, Charset.defaultCharset()));
        HostProcess.watchExits(PROBLEMS, message -> err.println("error: " + Words.visible(message)));
        System.exit(finish(run(out, err, arguments), out, err));
    }

    /**
     * Sees to it that all results have left the process.
     *
     * @return the exit code, which is not 0 if results were lost
     */
    static int finish(int code, PrintWriter out, PrintWriter err) {
        boolean lost = out.checkError(); // Flushes, too.
        if (lost) {
            err.println("error: The standard output could not be written (is the disk full?): what was printed is not"
                    + " complete. What the command did otherwise is done.");
        }
        err.flush();
        return lost && code == CommandLine.ExitCode.OK ? PROBLEMS : code;
    }

    /**
     * Runs the tool.
     *
     * @param out takes the results
     * @param err takes problems and progress
     * @param arguments the command line
     * @return the exit code
     */
    static int run(PrintWriter out, PrintWriter err, String... arguments) {
        Main main = new Main();
        CommandLine line = new CommandLine(main);
        line.setOut(out);
        line.setErr(err);
        line.setCaseInsensitiveEnumValuesAllowed(true);
        line.setUsageHelpWidth(HELP_WIDTH);
        AwsCommand.passOn(line);
        line.setExecutionExceptionHandler((exception, command, parsed) -> {
            if (exception instanceof OutputException
                    || exception instanceof DeliveryException
                    || exception instanceof PlatformException) {
                String message = String.valueOf(exception.getMessage());
                err.println("error: " + Words.visible(message));
                if (command.getParseResult().hasMatchedOption("--json")) {
                    Reports.error(message, out);
                }
                return PROBLEMS;
            }
            throw exception;
        });
        if (arguments.length == 0) {
            line.usage(out);
            return CommandLine.ExitCode.USAGE;
        }
        try {
            return line.execute(arguments);
        } finally {
            main.plugins.ifPresent(Plugins::close);
        }
    }
}
