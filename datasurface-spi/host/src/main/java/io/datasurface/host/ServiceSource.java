package io.datasurface.host;

import io.datasurface.spi.DataPlatformProvider;
import io.datasurface.spi.EcosystemPlanner;
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
        List<PluginFailure> failures = new ArrayList<>();
        List<DataPlatformProvider> providers = find(DataPlatformProvider.class, failures);
        List<EcosystemPlanner> planners = find(EcosystemPlanner.class, failures);
        return new Found(providers, planners, failures);
    }

    private <S> List<S> find(Class<S> type, List<PluginFailure> failures) {
        List<S> found = new ArrayList<>();
        int before = failures.size();
        Iterator<ServiceLoader.Provider<S>> services =
                ServiceLoader.load(type, loader).stream().iterator();
        while (failures.size() < before + MOST_FAILURES) {
            Optional<ServiceLoader.Provider<S>> service;
            try {
                if (!services.hasNext()) {
                    break;
                }
                service = Optional.of(services.next());
            } catch (ServiceConfigurationError | LinkageError e) {
                LOG.warn("A registration in META-INF/services/{} is broken", type.getName(), e);
                failures.add(new PluginFailure("A plugin registered as " + type.getName(), place, reason(e)));
                continue;
            }
            make(service.get(), found, failures);
        }
        return found;
    }

    /** What came of making a plugin: it, or why it cannot be made. */
    private record Made<S>(Optional<S> service, String reason) {}

    /** Whatever a plugin does while it is made must not harm the host. */
    private <S> void make(ServiceLoader.Provider<S> service, List<S> found, List<PluginFailure> failures) {
        Consumer<String> failed =
                reason -> failures.add(new PluginFailure(service.type().getName(), Origin.of(service.type()), reason));
        LoadCall.call(service.type(), limit, () -> make(service), failed).ifPresent(made -> {
            made.service().ifPresent(found::add);
            if (made.service().isEmpty()) {
                failed.accept(made.reason());
            }
        });
    }

    private static <S> Made<S> make(ServiceLoader.Provider<S> service) {
        try {
            return new Made<>(Optional.of(service.get()), "");
        } catch (ServiceConfigurationError | LinkageError e) {
            LOG.warn("The plugin {} cannot be made", service.type().getName(), e);
            return new Made<>(Optional.empty(), reason(e));
        }
    }

    private static String reason(Error error) {
        return LoadReason.of(error) + "; the other plugins are not affected";
    }
}
