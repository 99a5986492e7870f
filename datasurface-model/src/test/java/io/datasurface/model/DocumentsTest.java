package io.datasurface.model;

import static org.assertj.core.api.Assertions.assertThat;

import io.datasurface.model.lint.EcosystemLinter;
import io.datasurface.model.lint.Problem;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What README.md and COOKBOOK.md show compiles, loads and passes lint. */
class DocumentsTest {
    private static final Pattern JAVA = Pattern.compile("```java\n(.*?)```", Pattern.DOTALL);
    private static final Pattern FILE = Pattern.compile("`([^`\n]+\\.yaml)`\n```yaml\n(.*?)```", Pattern.DOTALL);
    private static final Path SOURCES = Path.of("src/test/java/io/datasurface/model");

    @TempDir
    Path folder;

    @Test
    void theReadmeShowsCodeThatCompiles() throws IOException {
        List<String> shown = JAVA.matcher(Files.readString(Path.of("README.md")))
                .results()
                .map(found -> found.group(1))
                .toList();
        assertThat(shown).containsExactly(region("ReadExample.java"), region("BuilderExample.java"));
    }

    @Test
    void theModelMadeByCodeIsComplete() {
        List<Problem> problems = EcosystemLinter.lint(EcosystemIndex.of(BuilderExample.acme()), SourceMap.NONE);
        assertThat(problems).isEmpty();
    }

    @Test
    void theCookbookIsAModelWithoutProblems() throws IOException {
        List<MatchResult> files =
                FILE.matcher(Files.readString(Path.of("COOKBOOK.md"))).results().toList();
        assertThat(files).hasSize(6);
        for (MatchResult file : files) {
            Path path = folder.resolve(file.group(1));
            Files.createDirectories(path.getParent());
            Files.writeString(path, file.group(2));
        }
        assertThat(ReadExample.problems(folder)).isEmpty();
    }

    private static String region(String file) throws IOException {
        String source = Files.readString(SOURCES.resolve(file));
        String begin = "// README begins\n";
        int from = source.indexOf(begin) + begin.length();
        String region = source.substring(from, source.lastIndexOf('\n', source.indexOf("// README ends")) + 1);
        return region.stripTrailing().stripIndent() + "\n";
    }
}
