/** The ecosystem model: immutable types, reading and writing, lint, change rules. */
module io.datasurface.model {
    requires static transitive org.jspecify;
    requires tools.jackson.core;
    requires tools.jackson.dataformat.yaml;
    requires com.google.common;
    requires org.slf4j;
}
