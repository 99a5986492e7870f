package com.example.words;

import io.datasurface.host.PlatformProviders;
import io.datasurface.host.ProviderSource;
import io.datasurface.host.RenderEngine;
import io.datasurface.host.RenderResult;
import io.datasurface.model.io.ModelLoader;
import java.nio.file.Path;

/** Renders a model. */
public final class Host {
    private Host() {}

    static RenderResult render(Path model, Path out) {
        PlatformProviders plugins = PlatformProviders.load(ProviderSource.of(Host.class.getClassLoader()));
        return RenderEngine.of(plugins).render(ModelLoader.load(model), out);
    }
}
