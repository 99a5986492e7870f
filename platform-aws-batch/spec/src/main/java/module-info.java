/** The documents that the AWS batch plugin writes and its jobs read. */
module io.datasurface.awsbatch.spec {
    requires static transitive org.jspecify;
    requires tools.jackson.core;

    exports io.datasurface.awsbatch.spec;
    exports io.datasurface.awsbatch.spec.json;
}
