/** The contract tests that a plugin author extends. */
module io.datasurface.tck {
    requires transitive io.datasurface.spi;
    requires static transitive org.jspecify;
    requires transitive io.datasurface.host;
    requires transitive org.junit.jupiter.api;
    requires java.xml;
    requires org.assertj.core;
    requires org.snakeyaml.engine;
    requires tools.jackson.core;

    exports io.datasurface.tck;

    opens io.datasurface.tck to
            org.junit.platform.commons;
}
