package io.datasurface.host;

import io.datasurface.spi.DataPlatformProvider;
import io.datasurface.spi.ParameterSpec;
import io.datasurface.spi.SpiVersion;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Consumer;
import java.util.regex.Pattern;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Asks a plugin what it is, and takes no nonsense for an answer. */
final class ProviderCheck {
    private static final Logger LOG = LoggerFactory.getLogger(ProviderCheck.class);
    private static final Pattern TYPE = Pattern.compile("[a-z0-9-]+");

    private final DataPlatformProvider provider;
    private final Consumer<PluginFailure> failures;

    private ProviderCheck(DataPlatformProvider provider, Consumer<PluginFailure> failures) {
        this.provider = provider;
        this.failures = failures;
    }

    static Optional<InstalledPlatform> check(DataPlatformProvider provider, Consumer<PluginFailure> failures) {
        return new ProviderCheck(provider, failures).check();
    }

    private Optional<InstalledPlatform> check() {
        try {
            // The version first: what else a plugin of another version has may not be what we think.
            Optional<String> version = SpiVersion.refusal(provider.spiVersion());
            if (version.isPresent()) {
                return refuse(version.get());
            }
            String type = provider.type();
            if (!TYPE.matcher(type).matches()) {
                return refuse("Its type is \"" + type + "\"; a type has lower case letters, digits and hyphens only");
            }
            String release = provider.version();
            if (release.isBlank()) {
                return refuse("Its version is blank; manifests need one");
            }
            Optional<String> twice = repeated(provider.parameters());
            if (twice.isPresent()) {
                return refuse("It declares the parameter \"" + twice.get() + "\" twice");
            }
            return Optional.of(new InstalledPlatform(
                    type,
                    release,
                    provider.description(),
                    provider.parameters(),
                    provider.capabilities(),
                    Origin.of(provider.getClass()),
                    provider));
        } catch (RuntimeException | LinkageError | AssertionError | StackOverflowError e) {
            LOG.warn("The plugin {} fails", provider.getClass().getName(), e);
            return refuse("It fails when asked what it is: " + e);
        }
    }

    private static Optional<String> repeated(List<ParameterSpec> parameters) {
        Set<String> names = new HashSet<>();
        return parameters.stream()
                .map(ParameterSpec::name)
                .filter(name -> !names.add(name))
                .findFirst();
    }

    private Optional<InstalledPlatform> refuse(String message) {
        failures.accept(new PluginFailure(provider.getClass().getName(), Origin.of(provider.getClass()), message));
        return Optional.empty();
    }
}
