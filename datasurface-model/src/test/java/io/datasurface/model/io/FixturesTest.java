package io.datasurface.model.io;

import static org.assertj.core.api.Assertions.assertThat;

import io.datasurface.model.interop.Fixtures;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** A DataSurface dump can be turned into native files. */
class FixturesTest {
    @TempDir
    Path folder;

    static List<String> fixtures() {
        return Fixtures.names();
    }

    @ParameterizedTest
    @MethodSource("fixtures")
    void aDumpBecomesNativeFiles(String fixture) throws IOException {
        LoadedModel dump = ModelLoader.load(Fixtures.folder(fixture));
        assertThat(dump.hasErrors()).isFalse();
        for (String name : List.of("m.json", "m.yaml")) {
            EcosystemWriter.write(dump.ecosystem().orElseThrow(), folder.resolve(name));
            LoadedModel read = ModelLoader.load(folder.resolve(name));
            assertThat(read.problems()).isEmpty();
            assertThat(read.ecosystem()).isEqualTo(dump.ecosystem());
        }
    }
}
