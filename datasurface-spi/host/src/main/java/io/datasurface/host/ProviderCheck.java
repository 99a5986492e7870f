package io.datasurface.host;

import io.datasurface.spi.DataPlatformProvider;
import io.datasurface.spi.ParameterSpec;
import io.datasurface.spi.SpiVersion;
import java.time.Duration;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Consumer;
import java.util.regex.Pattern;

/** Asks a plugin what it is, and takes no nonsense for an answer. */
final class ProviderCheck {
    private static final Pattern TYPE = Pattern.compile("[a-z0-9-]+");

    private final DataPlatformProvider provider;
    private final Consumer<PluginFailure> failures;

    private ProviderCheck(DataPlatformProvider provider, Consumer<PluginFailure> failures) {
        this.provider = provider;
        this.failures = failures;
    }

    static Optional<InstalledPlatform> check(
            DataPlatformProvider provider, Duration limit, Consumer<PluginFailure> failures) {
        return new ProviderCheck(provider, failures).check(limit);
    }

    /** What a plugin says that it is, or why it is refused. */
    private record Answer(Optional<InstalledPlatform> plugin, String refusal) {}

    private Optional<InstalledPlatform> check(Duration limit) {
        Optional<Answer> answer = LoadCall.call(
                provider.getClass(),
                limit,
                this::ask,
                failure -> refused("It fails when asked what it is: " + failure + ". Ask its author"));
        answer.filter(given -> given.plugin().isEmpty()).ifPresent(given -> refused(given.refusal()));
        return answer.flatMap(Answer::plugin);
    }

    private Answer ask() {
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
        return new Answer(
                Optional.of(new InstalledPlatform(
                        type,
                        release,
                        provider.description(),
                        provider.parameters(),
                        provider.capabilities(),
                        Origin.of(provider.getClass()),
                        provider)),
                "");
    }

    private static Optional<String> repeated(List<ParameterSpec> parameters) {
        Set<String> names = new HashSet<>();
        return parameters.stream()
                .map(ParameterSpec::name)
                .filter(name -> !names.add(name))
                .findFirst();
    }

    private static Answer refuse(String message) {
        return new Answer(Optional.empty(), message);
    }

    private void refused(String message) {
        failures.accept(new PluginFailure(provider.getClass().getName(), Origin.of(provider.getClass()), message));
    }
}
