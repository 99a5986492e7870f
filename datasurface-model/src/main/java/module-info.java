/** The ecosystem model: immutable types, reading and writing, lint, changes. */
module io.datasurface.model {
    requires static transitive org.jspecify;
    requires transitive java.net.http;
    requires tools.jackson.core;
    requires tools.jackson.dataformat.yaml;
    requires com.google.common;
    requires org.slf4j;
    requires org.snakeyaml.engine;

    exports io.datasurface.model;
    exports io.datasurface.model.capture;
    exports io.datasurface.model.change;
    exports io.datasurface.model.code;
    exports io.datasurface.model.common;
    exports io.datasurface.model.container;
    exports io.datasurface.model.extension;
    exports io.datasurface.model.interop;
    exports io.datasurface.model.io;
    exports io.datasurface.model.lint;
    exports io.datasurface.model.platform;
    exports io.datasurface.model.policy;
    exports io.datasurface.model.quality;
    exports io.datasurface.model.schema;

    uses io.datasurface.model.extension.ModelExtension;
}
