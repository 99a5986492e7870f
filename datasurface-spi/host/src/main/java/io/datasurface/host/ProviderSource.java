package io.datasurface.host;

import io.datasurface.spi.DataPlatformProvider;
import io.datasurface.spi.EcosystemPlanner;
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
     * @param planners the ecosystem planners, in the order in which they were found
     * @param failures plugins and planners that could not be made
     */
    record Found(List<DataPlatformProvider> providers, List<EcosystemPlanner> planners, List<PluginFailure> failures) {
        /** Copies the lists. */
        public Found {
            providers = List.copyOf(providers);
            planners = List.copyOf(planners);
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
        return of(providers, List.of());
    }

    /**
     * Plugins and ecosystem planners that are there already.
     *
     * @param providers the plugins
     * @param planners the planners
     * @return the source
     */
    static ProviderSource of(List<DataPlatformProvider> providers, List<EcosystemPlanner> planners) {
        return () -> new Found(providers, planners, List.of());
    }
}
