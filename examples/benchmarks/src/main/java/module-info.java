/** Generated ecosystems of any size, and what it costs to work with them. */
module io.datasurface.examples.benchmarks {
    requires static transitive org.jspecify;
    requires info.picocli;
    requires io.datasurface.awsbatch;
    requires io.datasurface.federation;
    requires io.datasurface.graph;
    requires io.datasurface.host;
    requires io.datasurface.model;
    requires java.management;
    requires jdk.management;
    requires org.jgrapht.core;
    requires org.snakeyaml.engine;
    requires tools.jackson.core;
    requires tools.jackson.dataformat.yaml;

    opens io.datasurface.examples.benchmarks to
            info.picocli;
    opens io.datasurface.examples.benchmarks.chunk to
            info.picocli;
    opens io.datasurface.examples.benchmarks.federation to
            info.picocli;
    opens io.datasurface.examples.benchmarks.graph to
            info.picocli;
    opens io.datasurface.examples.benchmarks.render to
            info.picocli;
}
