package io.datasurface.examples.host;

import io.datasurface.examples.host.json.Reports;
import io.datasurface.examples.host.text.Words;
import io.datasurface.host.Verification;
import java.nio.file.Path;
import picocli.CommandLine.Command;
import picocli.CommandLine.ExitCode;
import picocli.CommandLine.Option;

/** Compares a render with what its model renders to. */
@Command(
        name = "verify",
        description = {
            "Render a model once more, with the decisions of an earlier render, and compare with that.",
            "Nothing is written. The exit code is 1 if anything differs."
        },
        mixinStandardHelpOptions = true)
final class VerifyCommand extends ModelCommand {
    @Option(names = "--rendered", required = true, paramLabel = "DIR", description = "The render, an output folder.")
    private Path output = Path.of("");

    @Override
    public Integer call() {
        Verification verification = engine().verify(load(), output);
        if (isJson()) {
            Reports.verification(verification, out());
        } else {
            print(verification.problems(), err());
            verification.differences().forEach((path, what) -> out().println(Words.visible(path) + " " + what));
            verification.others().forEach(path -> out().println(Words.visible(path) + " is no part of the render"));
            out().println(summary(verification));
        }
        return verification.isGood() ? ExitCode.OK : Main.PROBLEMS;
    }

    private String summary(Verification verification) {
        if (verification.isGood()) {
            return output + " holds what the model renders to.";
        }
        int differences = verification.differences().size();
        return differences == 0
                ? output + " was not compared as a whole: see the errors."
                : output + " is not what the model renders to: " + Words.count(differences, "difference") + ".";
    }
}
