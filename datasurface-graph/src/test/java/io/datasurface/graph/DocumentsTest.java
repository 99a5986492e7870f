package io.datasurface.graph;

import static org.assertj.core.api.Assertions.assertThat;

import io.datasurface.graph.export.GraphJson;
import java.io.IOException;
import java.io.StringReader;
import java.io.StringWriter;
import java.lang.reflect.Method;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;

/** What README.md says is so. */
final class DocumentsTest {
    private static final Path SOURCES = Path.of("src/test/java/io/datasurface/graph");
    private static final Path BUILDER = Path.of("src/main/java/io/datasurface/graph/IntentionGraphBuilder.java");

    @Test
    void everyRuleOfTheBuilderHasItsTests() throws IOException, ReflectiveOperationException {
        Set<String> documented = new TreeSet<>();
        for (MatchResult rule : found("(?m)^ \\*   <li><b>([^<]+)</b>", Files.readString(BUILDER))) {
            documented.add(rule.group(1));
        }
        Set<String> listed = new TreeSet<>();
        for (MatchResult row : found("(?m)^\\| \\*([^|*]+)\\* \\|[^|]+\\|([^|]+)\\|$", readme())) {
            listed.add(row.group(1));
            List<MatchResult> tests = found("`(\\w+)\\.(\\w+)`", row.group(2));
            assertThat(tests).as(row.group(1)).isNotEmpty();
            for (MatchResult test : tests) {
                Class<?> type = Class.forName("io.datasurface.graph." + test.group(1));
                assertThat(Arrays.stream(type.getDeclaredMethods()).map(Method::getName))
                        .as(row.group(1))
                        .contains(test.group(2));
            }
        }
        assertThat(documented).hasSizeGreaterThan(10).isEqualTo(listed);
    }

    @Test
    void theCodeIsWhatIsCompiled() throws IOException {
        assertThat(found("(?s)```java\n(.*?)```", readme()))
                .extracting(found -> found.group(1))
                .containsExactly(region("GraphExample.java"), region("chunk/ChunkExample.java"));
    }

    @Test
    void everyPromiseOfChunksHasItsTests() throws IOException, ReflectiveOperationException {
        String readme = readme();
        String table = readme.substring(readme.indexOf("| Promise |"), readme.indexOf("**A plan from nothing.**"));
        List<MatchResult> tests = found("`(\\w+Test)(?:\\.(\\w+))?`", table);
        assertThat(tests).hasSizeGreaterThan(6);
        for (MatchResult test : tests) {
            Class<?> type = Class.forName("io.datasurface.graph.chunk." + test.group(1));
            if (test.group(2) != null) {
                assertThat(Arrays.stream(type.getDeclaredMethods()).map(Method::getName))
                        .contains(test.group(2));
            }
        }
    }

    @Test
    void theJsonIsAGraph() throws IOException {
        List<MatchResult> documents = found("(?s)```json\n(.*?)```", readme());
        assertThat(documents).hasSize(1);
        String text = documents.get(0).group(1);
        StringWriter again = new StringWriter();
        GraphJson.write(GraphJson.read("README.md", new StringReader(text)), again);
        assertThat(again).hasToString(text);
    }

    private static String readme() throws IOException {
        return Files.readString(Path.of("README.md"));
    }

    private static List<MatchResult> found(String pattern, String text) {
        return Pattern.compile(pattern).matcher(text).results().toList();
    }

    private static String region(String file) throws IOException {
        String source = Files.readString(SOURCES.resolve(file));
        String begin = "// README begins\n";
        int from = source.indexOf(begin) + begin.length();
        String region = source.substring(from, source.lastIndexOf('\n', source.indexOf("// README ends")) + 1);
        return region.stripTrailing().stripIndent() + "\n";
    }
}
