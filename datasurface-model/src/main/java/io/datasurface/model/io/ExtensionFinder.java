package io.datasurface.model.io;

import io.datasurface.model.extension.ExtensionFailure;
import io.datasurface.model.extension.ModelExtension;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.ServiceConfigurationError;
import java.util.ServiceLoader;
import java.util.Set;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Finds extensions by {@link ServiceLoader}. */
final class ExtensionFinder {
    private static final Logger LOG = LoggerFactory.getLogger(ExtensionFinder.class);

    /** A registration file that is broken in more ways than this is not read to its end. */
    private static final int MOST_FAILURES = 100;

    private final List<ModelExtension> found = new ArrayList<>();
    private final Set<Class<?>> seen = new LinkedHashSet<>();
    private final List<ExtensionFailure> failures;

    private ExtensionFinder(List<ExtensionFailure> failures) {
        this.failures = failures;
    }

    /** Looks in class loaders, and adds to the failures what cannot be made. */
    static List<ModelExtension> find(List<ClassLoader> loaders, List<ExtensionFailure> failures) {
        ExtensionFinder finder = new ExtensionFinder(failures);
        loaders.forEach(finder::find);
        return finder.found;
    }

    private void find(ClassLoader loader) {
        Iterator<ServiceLoader.Provider<ModelExtension>> services =
                ServiceLoader.load(ModelExtension.class, loader).stream().iterator();
        int least = failures.size();
        while (failures.size() - least < MOST_FAILURES) {
            try {
                if (!services.hasNext()) {
                    return;
                }
                make(services.next());
            } catch (ServiceConfigurationError | LinkageError e) {
                LOG.warn("A registration in META-INF/services/{} is broken", ModelExtension.class.getName(), e);
                failures.add(new ExtensionFailure(
                        "An extension registered as " + ModelExtension.class.getName(),
                        "class path",
                        "It cannot be loaded: " + reason(e)
                                + ". Mend or remove its jar; the other extensions are not affected."));
            }
        }
    }

    private void make(ServiceLoader.Provider<ModelExtension> service) {
        if (!seen.add(service.type())) {
            return;
        }
        try {
            found.add(service.get());
        } catch (ServiceConfigurationError | LinkageError e) {
            LOG.warn("The extension {} cannot be made", service.type().getName(), e);
            failures.add(new ExtensionFailure(
                    service.type().getName(),
                    Origin.of(service.type()),
                    "It cannot be made: " + reason(e) + ". Ask its author; the other extensions are not affected."));
        }
    }

    private static String reason(Error error) {
        Throwable cause = error.getCause();
        return cause == null ? error.toString() : error + ", caused by " + cause;
    }
}
