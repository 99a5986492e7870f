package io.datasurface.graph.diff;

import static org.assertj.core.api.Assertions.assertThat;

import io.datasurface.graph.IntentionGraph;
import io.datasurface.graph.RandomEcosystems;
import io.datasurface.model.EcosystemIndex;
import io.datasurface.model.io.EcosystemReader;
import io.datasurface.model.io.LoadedModel;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;

/** A small model that is changed by replacing words of its text. */
record Shop(String text, EcosystemIndex index, IntentionGraph graph) {
    private static final Path FILE = Path.of("src/test/resources/diff/shop.yaml");

    static Shop shop() {
        try {
            return of(Files.readString(FILE));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static Shop of(String text) {
        try {
            Path file = Files.createTempFile("shop", ".yaml");
            try {
                Files.writeString(file, text);
                LoadedModel model = EcosystemReader.read(file);
                assertThat(model.problems()).isEmpty();
                EcosystemIndex index = EcosystemIndex.of(model.ecosystem().orElseThrow());
                return new Shop(
                        text, index, RandomEcosystems.graphs(index).find("P").orElseThrow());
            } finally {
                Files.delete(file);
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** The same with other words in the only place where these are. */
    Shop with(String words, String others) {
        assertThat(text.split(java.util.regex.Pattern.quote(words), -1))
                .as(words)
                .hasSize(2);
        return of(text.replace(words, others));
    }

    GraphSnapshot snapshot() {
        return GraphSnapshot.of(graph, index);
    }

    /** What changes if this becomes the other. */
    GraphDiff to(Shop other) {
        return GraphDiff.between(snapshot(), other.snapshot());
    }
}
