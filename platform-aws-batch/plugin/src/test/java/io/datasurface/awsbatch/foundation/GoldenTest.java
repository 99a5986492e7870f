package io.datasurface.awsbatch.foundation;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.fail;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** The foundation of the small model, as it was when somebody last looked at it. */
class GoldenTest {
    private static final Path FOLDER = Path.of("src/test/resources/io/datasurface/awsbatch/foundation/golden");
    private static final String ACCEPT =
            "If the change is meant, run the test with -Dgolden.update=true and look at the difference before you commit it.";

    @Test
    void rendersWhatItRenderedBefore() throws IOException {
        SortedMap<String, String> actual = Rendering.small(Map.of()).files();
        if (Boolean.getBoolean("golden.update")) {
            update(actual);
            fail("The golden files were updated, so this run does not count; run it again without -Dgolden.update.");
        }
        SortedMap<String, String> expected = read();
        assertThat(actual.keySet()).as(ACCEPT).isEqualTo(expected.keySet());
        actual.forEach((path, text) -> assertThat(text).as(path + ". " + ACCEPT).isEqualTo(expected.get(path)));
    }

    private static SortedMap<String, String> read() throws IOException {
        SortedMap<String, String> files = new TreeMap<>();
        for (Path file : list()) {
            String path = FOLDER.relativize(file).toString().replace('\\', '/');
            files.put(path, Files.readString(file, StandardCharsets.UTF_8));
        }
        return files;
    }

    private static List<Path> list() throws IOException {
        if (!Files.isDirectory(FOLDER)) {
            return List.of();
        }
        try (Stream<Path> walk = Files.walk(FOLDER)) {
            return new ArrayList<>(walk.filter(Files::isRegularFile).toList());
        }
    }

    private static void update(SortedMap<String, String> actual) throws IOException {
        for (Path stale : list()) {
            Files.delete(stale);
        }
        for (Map.Entry<String, String> file : actual.entrySet()) {
            Path path = FOLDER.resolve(file.getKey());
            Files.createDirectories(path.getParent());
            Files.writeString(path, file.getValue(), StandardCharsets.UTF_8);
        }
    }
}
