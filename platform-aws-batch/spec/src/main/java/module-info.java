/** What the AWS batch plugin, its jobs and the module for live calls of AWS share: documents and locks. */
module io.datasurface.awsbatch.spec {
    requires static transitive org.jspecify;
    requires tools.jackson.core;

    exports io.datasurface.awsbatch.spec;
    exports io.datasurface.awsbatch.spec.json;
    exports io.datasurface.awsbatch.spec.lock;
}
