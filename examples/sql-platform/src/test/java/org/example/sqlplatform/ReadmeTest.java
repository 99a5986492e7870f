package org.example.sqlplatform;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** The tutorial shows what is there. */
class ReadmeTest {
    private static final Pattern BLOCK = Pattern.compile("```(\\w+)\\n(.*?)```", Pattern.DOTALL);
    private static final Pattern LINK = Pattern.compile("\\]\\(([^)#]+)\\)");

    private static String readme() throws IOException {
        return Files.readString(Path.of("README.md"));
    }

    private static List<String> blocks(String language) throws IOException {
        List<String> blocks = BLOCK.matcher(readme())
                .results()
                .filter(block -> block.group(1).equals(language))
                .map((MatchResult block) -> block.group(2))
                .toList();
        assertThat(blocks).as(language).isNotEmpty();
        return blocks;
    }

    @Test
    void codeIsThatOfThePlatform() throws IOException {
        List<String> sources = new ArrayList<>();
        try (Stream<Path> files = Files.walk(Path.of("src"))) {
            for (Path file :
                    files.filter(each -> each.toString().endsWith(".java")).toList()) {
                sources.add(Files.readString(file));
            }
        }
        for (String block : blocks("java")) {
            assertThat(sources).as(block).anyMatch(source -> source.contains(block));
        }
        String version = Files.readString(Path.of("pom.xml")).replaceFirst("(?s).*?<version>(.*?)</version>.*", "$1");
        String outside = Files.readString(Path.of("../consumer/src/it/class-path/pom.xml"))
                .replace("@project.version@", version);
        for (String block : blocks("xml")) {
            assertThat(outside).contains(block);
        }
        for (String block : blocks("yaml")) {
            assertThat(Shop.text()).contains(block);
        }
    }

    @Test
    void sqlIsThatOfTheSample() throws IOException {
        List<String> artifacts = new ArrayList<>(Shop.artifacts(Shop.text()).values());

        for (String block : blocks("sql")) {
            assertThat(artifacts).as(block).anyMatch(artifact -> artifact.contains(block));
        }
        assertThat(blocks("text").get(0)).isEqualTo(Shop.artifacts(Shop.text()).get(Artifacts.schedule("0 1 * * *")));
        assertThat(String.join("", artifacts)).contains("SERVER \"crm-reader@crm.example.com:5432/crm\"");
        assertThat(blocks("text").get(1)).contains("SERVER \"crm-reader@crm.example.com:5432/crm\"");
        assertThat(Shop.artifacts(Shop.text())).containsKeys("run.sh", "crontab", "schedules/deploy.txt");
    }

    @Test
    void linksLeadSomewhere() throws IOException {
        assertThat(LINK.matcher(readme()).results().map(link -> Path.of(link.group(1))))
                .isNotEmpty()
                .allSatisfy(link -> assertThat(link).exists());
    }
}
