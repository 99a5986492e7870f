package io.datasurface.model.io;

import static org.assertj.core.api.Assertions.assertThat;

import io.datasurface.model.Ecosystem;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import net.jqwik.api.lifecycle.AfterContainer;
import net.jqwik.api.lifecycle.BeforeContainer;

class RoundTripTest {
    private static Path folder;

    @BeforeContainer
    static void makeFolder() throws IOException {
        folder = Files.createTempDirectory("round-trip");
    }

    @AfterContainer
    static void removeFolder() throws IOException {
        Folders.delete(folder);
    }

    @Property(tries = 500)
    void jsonIsReadBack(@ForAll long seed, @ForAll @IntRange(min = 1, max = 400) int size) throws IOException {
        readsBack(RandomModels.of(seed, size), folder.resolve("model.json"));
    }

    @Property(tries = 500)
    void yamlIsReadBack(@ForAll long seed, @ForAll @IntRange(min = 1, max = 400) int size) throws IOException {
        readsBack(RandomModels.of(seed, size), folder.resolve("model.yaml"));
    }

    private static void readsBack(Ecosystem model, Path file) throws IOException {
        EcosystemWriter.write(model, file);
        LoadedModel read = EcosystemReader.read(file);
        assertThat(read.problems()).as("problems of\n" + Files.readString(file)).isEmpty();
        assertThat(read.ecosystem()).as("model of\n" + Files.readString(file)).isEqualTo(Optional.of(model));
        byte[] first = Files.readAllBytes(file);
        EcosystemWriter.write(read.ecosystem().orElseThrow(), file);
        assertThat(Files.readAllBytes(file)).isEqualTo(first);
        assertThat(ModelHash.of(read.ecosystem().orElseThrow())).isEqualTo(ModelHash.of(model));
    }
}
