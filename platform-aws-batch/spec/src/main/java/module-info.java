/** The documents that the plugin writes and the jobs read. */
module io.datasurface.awsbatch.spec {
    requires static transitive org.jspecify;
    requires tools.jackson.core;
}
