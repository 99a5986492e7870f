/** What a data platform plugin implements. */
module io.datasurface.spi {
    requires static transitive org.jspecify;
    requires transitive io.datasurface.graph;
    requires com.google.common;
    requires tools.jackson.core;

    exports io.datasurface.spi;
    exports io.datasurface.spi.json;
}
