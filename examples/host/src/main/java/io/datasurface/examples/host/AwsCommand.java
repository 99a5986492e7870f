package io.datasurface.examples.host;

import java.io.PrintWriter;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.spi.ToolProvider;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/**
 * What calls AWS is a tool of its own, found as the JDK finds tools: so this one has no SDK of AWS, and the other needs no class of this one.
 * Its commands, options and help are the other's.
 */
@Command(
        name = "aws",
        description = "Look at and work on what runs in AWS; needs datasurface-aws.jar on the class path.")
final class AwsCommand implements Callable<Integer> {
    private static final String TOOL = "datasurface-aws";

    @Parameters(arity = "0..*", hidden = true)
    private List<String> arguments = new ArrayList<>();

    @Spec
    @SuppressWarnings("NullAway.Init") // Set by picocli before anything else is called.
    private CommandSpec spec;

    /** Leaves all that stands behind the name of this command to the other tool. */
    static void passOn(CommandLine line) {
        Objects.requireNonNull(line.getSubcommands().get("aws"), "aws")
                .setStopAtPositional(true)
                .setUnmatchedOptionsArePositionalParams(true);
    }

    @Override
    public Integer call() {
        CommandLine line = spec.commandLine();
        return run(ToolProvider.findFirst(TOOL), line.getOut(), line.getErr(), arguments);
    }

    static int run(Optional<ToolProvider> tool, PrintWriter out, PrintWriter err, List<String> arguments) {
        if (tool.isEmpty()) {
            err.println(
                    "error: This needs datasurface-aws.jar, which calls AWS and is a jar of its own; add it: java -cp"
                            + " datasurface.jar:datasurface-aws.jar " + Main.class.getName() + " aws "
                            + String.join(" ", arguments));
            return Main.PROBLEMS;
        }
        return tool.get().run(out, err, arguments.toArray(String[]::new));
    }
}
