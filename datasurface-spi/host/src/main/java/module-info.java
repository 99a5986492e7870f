/** Loads plugins, runs the render, delivers its output. */
module io.datasurface.host {
    requires transitive io.datasurface.spi;
    requires static transitive org.jspecify;
    requires tools.jackson.core;
    requires org.slf4j;
}
