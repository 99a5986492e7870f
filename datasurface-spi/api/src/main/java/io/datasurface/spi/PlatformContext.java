package io.datasurface.spi;

import io.datasurface.model.EcosystemIndex;

/**
 * An instance of a platform in a model.
 *
 * @param ecosystem the model
 * @param platform the instance with its services provider and its path in the model
 * @param parameters its parameters, checked against the provider's {@link DataPlatformProvider#parameters}
 */
public record PlatformContext(EcosystemIndex ecosystem, EcosystemIndex.PlatformEntry platform, Parameters parameters) {
    /**
     * Name of the instance.
     *
     * @return the name
     */
    public String name() {
        return platform.instance().name();
    }
}
