package io.datasurface.examples.local;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import picocli.CommandLine;

/** What the documents promise is there. */
class ReadmeTest {
    private static final Path ROOT = Path.of("../..");

    private static List<String> found(String regex, String text) {
        List<String> found = new ArrayList<>();
        Matcher matcher = Pattern.compile(regex, Pattern.DOTALL).matcher(text);
        while (matcher.find()) {
            found.add(matcher.group(1));
        }
        return found;
    }

    @Test
    void theCommandIsTheSameInBothAndMakesAndRunsTheJarOfThePom() throws IOException {
        String command =
                found("```sh\n(.*?)```", Files.readString(Path.of("README.md"))).get(0);
        assertThat(found("```sh\n(.*?)```", Files.readString(ROOT.resolve("README.md"))))
                .contains(command);
        assertThat(command)
                .contains("package -pl examples/local -am", "java -jar examples/local/target/datasurface-local.jar");
        assertThat(Files.readString(Path.of("pom.xml")))
                .contains(
                        "<finalName>datasurface-local</finalName>",
                        "<Main-Class>" + Main.class.getName() + "</Main-Class>",
                        "<Add-Opens>" + String.join(" ", Pipeline.OPENED) + "</Add-Opens>");
    }

    @Test
    void namesOptionsAndClassesAreThere() throws IOException {
        String readme = Files.readString(Path.of("README.md"));
        CommandLine program = new CommandLine(new Main());
        assertThat(found("(--[a-z]+)", readme))
                .isNotEmpty()
                .allSatisfy(option ->
                        assertThat(program.getCommandSpec().findOption(option)).isNotNull());
        assertThat(found("`([A-Z][A-Za-z]+)`", readme))
                .hasSizeGreaterThan(5)
                .allSatisfy(name -> assertThat(Path.of("src/main/java/io/datasurface/examples/local", name + ".java"))
                        .exists());
        assertThat(found("\\]\\(([^)]+)\\)", readme))
                .isNotEmpty()
                .allSatisfy(link -> assertThat(Path.of(link)).exists());
    }

    /** The folder that the default names, seen from where the command is run. */
    @Test
    void theModelIsWhereTheProgramLooksForIt() {
        Object model = new CommandLine(new Main())
                .getCommandSpec()
                .findOption("--model")
                .defaultValue();
        assertThat(ROOT.resolve(String.valueOf(model)).resolve("ecosystem.yaml"))
                .exists();
    }
}
