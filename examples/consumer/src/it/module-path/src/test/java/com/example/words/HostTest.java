package com.example.words;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.datasurface.graph.IntentionGraph;
import io.datasurface.host.RenderEngine;
import io.datasurface.host.RenderResult;
import io.datasurface.model.Ecosystem;
import io.datasurface.spi.DataPlatform;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class HostTest {
    @TempDir
    private Path temporary;

    @Test
    void rendersAsModules() throws IOException {
        assertEquals(
                List.of(
                        "com.example.words",
                        "io.datasurface.host",
                        "io.datasurface.spi",
                        "io.datasurface.graph",
                        "io.datasurface.model"),
                Stream.of(Host.class, RenderEngine.class, DataPlatform.class, IntentionGraph.class, Ecosystem.class)
                        .map(type -> type.getModule().getName())
                        .toList());

        RenderResult result = Host.render(Path.of("src/test/resources/model.yaml"), temporary.resolve("out"));

        assertTrue(result.publication().isPresent(), () -> result.problems().toString());
        try (Stream<Path> files = Files.walk(temporary.resolve("out/P"))) {
            Path rendered = files.filter(Files::isRegularFile)
                    .min(Comparator.naturalOrder())
                    .orElseThrow();
            assertEquals("Export/P/db/s/d\nIngest/P/s\n", Files.readString(rendered));
        }
    }
}
