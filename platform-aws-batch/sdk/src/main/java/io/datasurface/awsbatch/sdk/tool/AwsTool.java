package io.datasurface.awsbatch.sdk.tool;

import io.datasurface.awsbatch.spec.json.SpecFormatException;
import java.io.PrintWriter;
import java.util.spi.ToolProvider;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import software.amazon.awssdk.awscore.exception.AwsErrorDetails;
import software.amazon.awssdk.awscore.exception.AwsServiceException;
import software.amazon.awssdk.core.exception.SdkException;

/** The commands that call AWS: {@code datasurface aws} of the host tool. Exit codes: 0 done, 1 findings or a failure, 2 wrong usage. */
public final class AwsTool implements ToolProvider {
    /** The name by which it is found. */
    public static final String NAME = "datasurface-aws";

    private static final int WIDTH = 110;
    private static final int FAILED = 1;
    private static final int FORBIDDEN = 403;

    /** As {@link java.util.ServiceLoader} needs it. */
    public AwsTool() {}

    /** Prints help; the work is that of the commands. */
    @Command(
            name = "datasurface aws",
            mixinStandardHelpOptions = true,
            description = "Looks at and works on what runs in AWS, with the credentials that the AWS SDK finds.",
            synopsisSubcommandLabel = "COMMAND",
            subcommands = {
                CatalogCommand.class,
                UploadCommand.class,
                DmsCommand.class,
                StartCommand.class,
                RedriveCommand.class,
                QuotasCommand.class
            })
    private static final class Root {}

    @Override
    public String name() {
        return NAME;
    }

    @Override
    public int run(PrintWriter out, PrintWriter err, String... arguments) {
        CommandLine line = new CommandLine(new Root());
        line.setOut(out);
        line.setErr(err);
        line.setUsageHelpWidth(WIDTH);
        line.setCaseInsensitiveEnumValuesAllowed(true);
        line.setExecutionExceptionHandler((exception, command, parsed) -> {
            if (exception instanceof SdkException
                    || exception instanceof SpecFormatException
                    || exception instanceof IllegalStateException
                    || exception instanceof IllegalArgumentException) {
                err.println("error: " + exception.getMessage());
                if (isDenied(exception) && command.getCommand() instanceof NeedsPermissions needs) {
                    err.println("The credentials have to be allowed " + String.join(", ", needs.permissions()));
                }
                return FAILED;
            }
            throw exception;
        });
        if (arguments.length == 0) {
            line.usage(out);
            return CommandLine.ExitCode.USAGE;
        }
        return line.execute(arguments);
    }

    /** Services call it AccessDenied, AccessDeniedException or AccessDeniedFault; S3 says nothing but the status in answers without a body. */
    private static boolean isDenied(Exception exception) {
        if (!(exception instanceof AwsServiceException answer)) {
            return false;
        }
        AwsErrorDetails details = answer.awsErrorDetails();
        return answer.statusCode() == FORBIDDEN
                || (details != null
                        && details.errorCode() != null
                        && details.errorCode().startsWith("AccessDenied"));
    }
}
