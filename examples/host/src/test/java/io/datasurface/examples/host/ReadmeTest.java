package io.datasurface.examples.host;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;

/** What the README says is so. */
class ReadmeTest {
    private static final Pattern BLOCK = Pattern.compile("```(\\w+)\\n(.*?)```", Pattern.DOTALL);
    private static final Pattern LINK = Pattern.compile("\\]\\(([^)#]+)\\)");

    private static String readme() throws IOException {
        return Files.readString(Tool.ROOT.resolve("README.md"));
    }

    private static List<String> blocks(String language) throws IOException {
        List<String> blocks = new ArrayList<>();
        Matcher matcher = BLOCK.matcher(readme());
        while (matcher.find()) {
            if (matcher.group(1).equals(language)) {
                blocks.add(matcher.group(2));
            }
        }
        return blocks;
    }

    @Test
    void theFirstPluginIsTheOneInTheExamples() throws IOException {
        Path source = Tool.ROOT.resolve(
                "examples/first-plugin/src/main/java/io/datasurface/examples/first/InventoryPlatform.java");
        String code = Files.readString(source);

        assertThat(blocks("java")).containsExactly(code.substring(code.indexOf("/** Renders")));
    }

    @Test
    void theCommandOfTheMainJobRuns() throws IOException {
        String command = blocks("sh").get(0);

        assertThat(command)
                .contains(
                        "java -jar examples/host/target/datasurface.jar render examples/autocorp/model --out target/autocorp");
        assertThat(blocks("sh").get(1).strip()).isEqualTo("mvn -B -ntp verify");
        assertThat(Files.readString(Tool.ROOT.resolve(".ci/run"))).contains("mvn -B -ntp verify");
    }

    @Test
    void linksLeadSomewhere() throws IOException {
        Matcher matcher = LINK.matcher(readme());
        int links = 0;
        while (matcher.find()) {
            if (!matcher.group(1).startsWith("http")) {
                assertThat(Tool.ROOT.resolve(matcher.group(1))).exists();
                links++;
            }
        }
        assertThat(links).isGreaterThan(10);
    }
}
