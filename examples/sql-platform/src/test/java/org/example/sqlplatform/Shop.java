package org.example.sqlplatform;

import io.datasurface.host.PlatformProviders;
import io.datasurface.host.ProviderSource;
import io.datasurface.host.RenderEngine;
import io.datasurface.host.Rendered;
import io.datasurface.host.output.RenderPlan;
import io.datasurface.model.Ecosystem;
import io.datasurface.model.io.EcosystemReader;
import io.datasurface.model.io.LoadedModel;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.SortedMap;
import java.util.TreeMap;

/** The sample model, and what becomes of it. */
final class Shop {
    static final Path FILE = Path.of("model/shop.yaml");
    private static final String FOLDER = "Warehouse/";

    private Shop() {}

    static String text() {
        try {
            return Files.readString(FILE);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    static Ecosystem model() {
        return read(text()).ecosystem().orElseThrow();
    }

    static LoadedModel read(String text) {
        try {
            Path file = Files.createTempFile("shop", ".yaml");
            try {
                Files.writeString(file, text);
                return EcosystemReader.read(file);
            } finally {
                Files.delete(file);
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    static Rendered render(String text) {
        RenderEngine engine =
                RenderEngine.of(PlatformProviders.load(ProviderSource.of(List.of(new SqlPlatformProvider()))));
        return engine.render(engine.plan(engine.analyze(read(text)), RenderPlan.NONE));
    }

    /** Texts of the artifacts by path in the platform's folder. */
    static SortedMap<String, String> artifacts(String text) {
        Rendered rendered = render(text);
        if (rendered.hasErrors()) {
            throw new AssertionError(rendered.problems().toString());
        }
        SortedMap<String, String> texts = new TreeMap<>();
        rendered.artifacts()
                .forEach((path, bytes) ->
                        texts.put(path.substring(FOLDER.length()), new String(bytes, StandardCharsets.UTF_8)));
        return texts;
    }
}
