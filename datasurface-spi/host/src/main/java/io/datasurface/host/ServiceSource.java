package io.datasurface.host;

import io.datasurface.spi.DataPlatformProvider;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import java.util.Optional;
import java.util.ServiceConfigurationError;
import java.util.ServiceLoader;
import java.util.function.Consumer;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Finds plugins by {@link ServiceLoader}. */
final class ServiceSource implements ProviderSource {
    private static final Logger LOG = LoggerFactory.getLogger(ServiceSource.class);

    /** A registration file that is broken in more ways than this is not read to its end. */
    private static final int MOST_FAILURES = 100;

    private final ClassLoader loader;
    private final String place;
    private final Duration limit;

    /**
     * Looks in a class loader.
     *
     * @param loader the class loader
     * @param place how messages call it
     * @param limit how long making a plugin may take
     */
    ServiceSource(ClassLoader loader, String place, Duration limit) {
        this.loader = loader;
        this.place = place;
        this.limit = limit;
    }

    @Override
    public Found find() {
        List<DataPlatformProvider> providers = new ArrayList<>();
        List<PluginFailure> failures = new ArrayList<>();
        Iterator<ServiceLoader.Provider<DataPlatformProvider>> services =
                ServiceLoader.load(DataPlatformProvider.class, loader).stream().iterator();
        while (failures.size() < MOST_FAILURES) {
            Optional<ServiceLoader.Provider<DataPlatformProvider>> service;
            try {
                if (!services.hasNext()) {
                    break;
                }
                service = Optional.of(services.next());
            } catch (ServiceConfigurationError | LinkageError e) {
                LOG.warn("A registration in META-INF/services/{} is broken", DataPlatformProvider.class.getName(), e);
                failures.add(new PluginFailure(
                        "A plugin registered as " + DataPlatformProvider.class.getName(), place, reason(e)));
                continue;
            }
            service.ifPresent(found -> make(found, providers, failures));
        }
        return new Found(providers, failures);
    }

    /** What came of making a plugin: it, or why it cannot be made. */
    private record Made(Optional<DataPlatformProvider> provider, String reason) {}

    /** Whatever a plugin does while it is made must not harm the host. */
    private void make(
            ServiceLoader.Provider<DataPlatformProvider> service,
            List<DataPlatformProvider> providers,
            List<PluginFailure> failures) {
        Consumer<String> failed =
                reason -> failures.add(new PluginFailure(service.type().getName(), Origin.of(service.type()), reason));
        LoadCall.call(service.type(), limit, () -> make(service), failed).ifPresent(made -> {
            made.provider().ifPresent(providers::add);
            if (made.provider().isEmpty()) {
                failed.accept(made.reason());
            }
        });
    }

    private static Made make(ServiceLoader.Provider<DataPlatformProvider> service) {
        try {
            return new Made(Optional.of(service.get()), "");
        } catch (ServiceConfigurationError | LinkageError e) {
            LOG.warn("The plugin {} cannot be made", service.type().getName(), e);
            return new Made(Optional.empty(), reason(e));
        }
    }

    private static String reason(Error error) {
        return LoadReason.of(error) + "; the other plugins are not affected";
    }
}
