package io.datasurface.examples.host;

import static org.assertj.core.api.Assertions.assertThat;

import io.datasurface.examples.host.Tool.Run;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.util.List;
import java.util.Optional;
import java.util.spi.ToolProvider;
import org.junit.jupiter.api.Test;

/** The tests' class path has no jar that calls AWS, as that of a user who did not add it. */
class AwsCommandTest {

    @Test
    void saysWhatToAddAndHowItIsCalledThen() {
        Run run = Tool.run("aws", "catalog", "--rendered", "out/Prod", "--plugins", "theirs", "--help");
        assertThat(run.code()).isEqualTo(Main.PROBLEMS);
        assertThat(run.err())
                .contains("java -cp datasurface.jar:datasurface-aws.jar io.datasurface.examples.host.Main"
                        + " aws catalog --rendered out/Prod --plugins theirs --help");
        assertThat(Tool.run("aws", "--help").err())
                .contains("datasurface-aws.jar")
                .contains(" aws --help");
        assertThat(Tool.run("aws").code()).isEqualTo(Main.PROBLEMS);
        assertThat(Tool.run("--help").out()).contains("datasurface-aws.jar");
    }

    @Test
    void passesAllOnToTheToolThatCallsAws() {
        ToolProvider tool = new ToolProvider() {
            @Override
            public String name() {
                return "datasurface-aws";
            }

            @Override
            public int run(PrintWriter out, PrintWriter err, String... arguments) {
                out.print(String.join("|", arguments));
                return arguments.length;
            }
        };
        StringWriter out = new StringWriter();
        PrintWriter to = new PrintWriter(out);
        assertThat(AwsCommand.run(Optional.of(tool), to, to, List.of("catalog", "--make", "x y")))
                .isEqualTo(3);
        assertThat(out).hasToString("catalog|--make|x y");
    }
}
