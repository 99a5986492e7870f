package io.datasurface.examples.host;

import io.datasurface.examples.host.text.Words;
import io.datasurface.host.PlatformProviders;
import io.datasurface.host.PluginDirectory;
import io.datasurface.host.PluginFailure;
import io.datasurface.host.ProviderSource;
import io.datasurface.host.RenderEngine;
import io.datasurface.model.extension.ExtensionFailure;
import io.datasurface.model.io.ModelFormat;
import java.io.PrintWriter;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * What the class path and the plugin folders of the command line bring: platforms, and what can stand in model files. Looked up when first
 * needed, and once.
 */
final class Plugins implements AutoCloseable {
    private final List<PluginDirectory> folders;
    private final Duration timeLimit;
    private Optional<PlatformProviders> providers = Optional.empty();
    private Optional<ModelFormat> format = Optional.empty();

    Plugins(List<Path> folders, Duration timeLimit) {
        this.timeLimit = timeLimit;
        this.folders = folders.stream().map(PluginDirectory::open).toList();
    }

    /** The platforms; tells which plugins cannot be used. */
    PlatformProviders providers(PrintWriter err) {
        PlatformProviders loaded = providers();
        for (PluginFailure failure : loaded.failures()) {
            err.println("warning: plugin not used: " + Words.visible(failure.toString()));
        }
        return loaded;
    }

    PlatformProviders providers() {
        if (providers.isEmpty()) {
            List<ProviderSource> sources = new ArrayList<>(folders);
            sources.add(0, ProviderSource.of(Thread.currentThread().getContextClassLoader()));
            providers = Optional.of(PlatformProviders.load(sources.toArray(ProviderSource[]::new)));
        }
        return providers.get();
    }

    /** An engine with all of that; tells which plugins cannot be used. */
    RenderEngine engine(PrintWriter err) {
        return RenderEngine.of(providers(err), format()).withTimeLimit(timeLimit);
    }

    /** What can stand in model files; tells which extensions cannot be used. */
    ModelFormat format(PrintWriter err) {
        ModelFormat loaded = format();
        for (ExtensionFailure failure : loaded.failures()) {
            err.println("warning: extension not used: " + Words.visible(failure.toString()));
        }
        return loaded;
    }

    ModelFormat format() {
        if (format.isEmpty()) {
            List<ClassLoader> loaders = new ArrayList<>();
            loaders.add(Thread.currentThread().getContextClassLoader());
            folders.forEach(folder -> loaders.addAll(folder.loaders()));
            format = Optional.of(ModelFormat.load(loaders));
        }
        return format.get();
    }

    @Override
    public void close() {
        folders.forEach(PluginDirectory::close);
    }
}
