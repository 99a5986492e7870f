/** Loads plugins, runs the render, publishes its output. */
module io.datasurface.host {
    requires transitive io.datasurface.spi;
    requires static transitive org.jspecify;
    requires tools.jackson.core;
    requires org.slf4j;

    exports io.datasurface.host;
    exports io.datasurface.host.output;

    uses io.datasurface.spi.DataPlatformProvider;
}
