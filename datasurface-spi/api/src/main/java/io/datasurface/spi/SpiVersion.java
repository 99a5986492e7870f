package io.datasurface.spi;

/** Version of this SPI. */
public final class SpiVersion {
    /**
     * The version that this artifact defines. The compiler copies it into plugins, so that {@link DataPlatformProvider#spiVersion} tells
     * the host which version a plugin was compiled against. A host accepts plugins of its own version and refuses others by name.
     */
    public static final int CURRENT = 1;

    private SpiVersion() {}
}
