/** What a data platform plugin implements. */
module io.datasurface.spi {
    requires static transitive org.jspecify;
    requires transitive io.datasurface.graph;
    requires com.google.common;

    exports io.datasurface.spi;
}
