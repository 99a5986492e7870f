package io.datasurface.model.io;

import static org.assertj.core.api.Assertions.assertThat;

import io.datasurface.model.Ecosystem;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ModelLoaderTest {
    @TempDir
    Path folder;

    @Test
    void readsANativeFileAndFolder() throws IOException {
        Path file = Folders.write(folder, "m.yaml", "datasurface: 1\nname: A\n");
        assertThat(ModelLoader.load(file).ecosystem()).map(Ecosystem::name).contains("A");
        assertThat(ModelLoader.load(folder).ecosystem()).map(Ecosystem::name).contains("A");
    }

    @Test
    void readsADump() throws IOException {
        Folders.write(folder, "model-full.json", "{\"_type\": \"Ecosystem\"}");
        LoadedModel read = ModelLoader.load(folder);
        assertThat(read.problems())
                .isNotEmpty()
                .allMatch(problem -> problem.code().startsWith("dump-"));
    }

    @Test
    void sayWhatWasLookedFor() throws IOException {
        Files.createDirectory(folder.resolve("empty"));
        for (Path path : new Path[] {folder.resolve("empty"), folder.resolve("missing")}) {
            LoadedModel read = ModelLoader.load(path);
            assertThat(read.ecosystem()).isEmpty();
            assertThat(read.problems()).singleElement().satisfies(problem -> {
                assertThat(problem.code()).isEqualTo("no-model");
                assertThat(problem.message())
                        .contains(
                                "\"datasurface\": 1",
                                "model-full.json",
                                path.getFileName().toString());
            });
        }
    }
}
