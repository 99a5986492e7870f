package io.datasurface.host;

import io.datasurface.spi.DataPlatformProvider;
import java.util.List;

/**
 * A place where plugins are found: a class loader, a {@link PluginDirectory}, or whatever a host brings.
 */
@FunctionalInterface
public interface ProviderSource {
    /**
     * Looks for plugins. A plugin that cannot be made is reported and keeps no other from being found.
     *
     * @return what was found
     */
    Found find();

    /**
     * What a source holds.
     *
     * @param providers the plugins, in the order in which they were found
     * @param failures plugins that could not be made
     */
    record Found(List<DataPlatformProvider> providers, List<PluginFailure> failures) {
        /** Copies the lists. */
        public Found {
            providers = List.copyOf(providers);
            failures = List.copyOf(failures);
        }
    }

    /**
     * The plugins that {@link java.util.ServiceLoader} finds.
     *
     * @param loader the class loader to look in
     * @return the source
     */
    static ProviderSource of(ClassLoader loader) {
        return new ServiceSource(loader, "class path", LoadCall.LIMIT);
    }

    /**
     * Plugins that are there already, for tests and for hosts without class path scanning.
     *
     * @param providers the plugins
     * @return the source
     */
    static ProviderSource of(List<DataPlatformProvider> providers) {
        return () -> new Found(providers, List.of());
    }
}
