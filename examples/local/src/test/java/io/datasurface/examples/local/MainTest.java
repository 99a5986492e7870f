package io.datasurface.examples.local;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import picocli.CommandLine;

/** What is refused before anything is made. */
class MainTest {
    private static String refused(String... arguments) {
        StringWriter errors = new StringWriter();
        int code = new CommandLine(new Main()).setErr(new PrintWriter(errors)).execute(arguments);
        assertThat(code).isEqualTo(CommandLine.ExitCode.USAGE);
        return errors.toString();
    }

    @Test
    void aModelThatIsNotThere() {
        assertThat(refused("--model", "nowhere"))
                .startsWith("There is no folder nowhere; start this in the root of the repository");
    }

    @Test
    void aFolderThatIsInUse(@TempDir Path used) {
        assertThat(refused("--model", used.toString(), "--work", used.toString()))
                .startsWith(used + " is there already; name a new folder");
    }
}
