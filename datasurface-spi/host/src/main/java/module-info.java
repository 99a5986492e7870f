/** Loads plugins, runs the render, publishes its output. */
@SuppressWarnings("requires-automatic") // JGit has no descriptor, but a stable name in its manifest.
module io.datasurface.host {
    requires transitive io.datasurface.spi;
    requires static transitive org.jspecify;
    requires tools.jackson.core;
    requires org.eclipse.jgit;
    requires org.slf4j;

    exports io.datasurface.host;
    exports io.datasurface.host.delivery;
    exports io.datasurface.host.output;

    uses io.datasurface.spi.DataPlatformProvider;
    uses io.datasurface.spi.EcosystemPlanner;
}
