package io.datasurface.awsbatch.spec.json;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;

/** The examples in the README are canonical documents. */
class ReadmeTest {

    @Test
    void examplesAreWhatTheWriterWrites() throws IOException {
        String readme = Files.readString(Path.of("README.md"));

        List<String> examples = Pattern.compile("```json\n(.*?)```", Pattern.DOTALL)
                .matcher(readme)
                .results()
                .map((MatchResult match) -> match.group(1))
                .toList();

        assertThat(examples).hasSize(2);
        assertThat(SpecWriter.toText(SpecReader.readIngest("README", bytes(examples.get(0)))))
                .isEqualTo(examples.get(0));
        assertThat(SpecWriter.toText(SpecReader.readWorkList("README", bytes(examples.get(1)))))
                .isEqualTo(examples.get(1));
    }

    private static byte[] bytes(String text) {
        return text.getBytes(StandardCharsets.UTF_8);
    }
}
