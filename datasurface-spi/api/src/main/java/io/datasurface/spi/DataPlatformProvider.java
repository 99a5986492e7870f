package io.datasurface.spi;

import java.util.List;

/**
 * The service that a plugin registers, both in {@code META-INF/services} and with {@code provides} in its module descriptor.
 *
 * <h2>Contract</h2>
 * <ul>
 *   <li>A provider MUST have a public constructor without parameters that does no work.
 *   <li>{@link #type} MUST be unique among the installed plugins; the host refuses both plugins of a duplicate by name.
 *   <li>All methods MUST be safe for concurrent calls.
 * </ul>
 */
public interface DataPlatformProvider {
    /**
     * The type that a platform instance names in the model.
     *
     * @return lower case letters, digits and hyphens, such as {@code aws-batch}
     */
    String type();

    /**
     * What the platform is, for people.
     *
     * @return a sentence or two
     */
    String description();

    /**
     * The SPI version that the plugin was compiled against.
     *
     * @return {@link SpiVersion#CURRENT}, written so in the source: the compiler copies the text
     */
    String spiVersion();

    /**
     * Version of the plugin, recorded in manifests.
     *
     * @return any text that changes when the plugin may render other bytes
     */
    String version();

    /**
     * What an instance can be configured with.
     *
     * @return the parameters in the order in which help shows them; no name twice
     */
    List<ParameterSpec> parameters();

    /**
     * What the platform can do.
     *
     * @return the capabilities
     */
    PlatformCapabilities capabilities();

    /**
     * Makes a platform of an instance in the model. Parameters that are each valid but have no meaning together make a platform, too, which says so
     * in {@link DataPlatform#lint}: there all that is wrong with a model is told at once, with where it stands.
     *
     * @param context the instance with its checked parameters
     * @return the platform; the host asks once per instance and run
     * @throws PlatformException if no platform can be made, whatever the model says; the host then renders nothing of the instance
     */
    DataPlatform create(PlatformContext context);
}
