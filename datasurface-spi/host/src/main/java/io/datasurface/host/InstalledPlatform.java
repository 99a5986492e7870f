package io.datasurface.host;

import io.datasurface.spi.DataPlatformProvider;
import io.datasurface.spi.ParameterSpec;
import io.datasurface.spi.PlatformCapabilities;
import java.util.List;

/**
 * A plugin that can be used, with everything that it says about itself, asked once.
 *
 * @param type the type that instances name
 * @param version version of the plugin
 * @param description what it is, for people
 * @param parameters what an instance can be configured with
 * @param capabilities what it can do
 * @param origin where it was found, such as the path of its jar
 * @param provider the plugin
 */
public record InstalledPlatform(
        String type,
        String version,
        String description,
        List<ParameterSpec> parameters,
        PlatformCapabilities capabilities,
        String origin,
        DataPlatformProvider provider) {
    /** Copies the parameters. */
    public InstalledPlatform {
        parameters = List.copyOf(parameters);
    }

    /** Returns the type, version and class for a terminal. */
    @Override
    public String toString() {
        return type + " " + version + " (" + provider.getClass().getName() + ")";
    }
}
