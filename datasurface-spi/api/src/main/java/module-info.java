/** What a platform plugin implements. */
module io.datasurface.spi {
    requires transitive io.datasurface.graph;
    requires static transitive org.jspecify;
}
