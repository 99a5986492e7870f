package io.datasurface.examples.benchmarks.json;

import static org.assertj.core.api.Assertions.assertThat;

import io.datasurface.examples.benchmarks.ecosystem.EcosystemGenerator;
import io.datasurface.examples.benchmarks.ecosystem.EcosystemSize;
import io.datasurface.examples.benchmarks.json.ModelFiles.Split;
import io.datasurface.model.io.LoadedModel;
import io.datasurface.model.io.ModelHash;
import io.datasurface.model.io.ModelLoader;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.stream.Stream;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ModelFilesTest {
    private static final EcosystemGenerator GENERATOR = new EcosystemGenerator(EcosystemSize.of(40));

    @TempDir
    Path folder;

    /** 40 stores, 4 teams, 2 zones. */
    @ParameterizedTest
    @CsvSource({
        "ONE_FILE, JSON, 1",
        "ONE_FILE, YAML, 1",
        "BY_TEAM, JSON, 7",
        "BY_TEAM, YAML, 7",
        "BY_STORE, JSON, 47",
        "BY_STORE, YAML, 47"
    })
    void filesHoldTheGeneratedEcosystem(Split split, FileFormat format, int files) throws IOException {
        ModelFiles.write(GENERATOR, folder, split, format);
        LoadedModel read = ModelLoader.load(folder);
        assertThat(read.problems()).isEmpty();
        assertThat(ModelHash.of(read.ecosystem().orElseThrow())).isEqualTo(ModelHash.of(GENERATOR.ecosystem()));
        try (Stream<Path> all = Files.walk(folder).filter(Files::isRegularFile)) {
            assertThat(all).hasSize(files).allMatch(file -> file.toString().endsWith(format.ending()));
        }
    }
}
