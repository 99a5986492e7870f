/** The intention graph: builder, requirements, chunker, views and exports. */
module io.datasurface.graph {
    requires static transitive org.jspecify;
    requires transitive io.datasurface.model;
    requires com.google.common;
    requires java.xml;
    requires transitive org.jgrapht.core;
    requires tools.jackson.core;

    exports io.datasurface.graph;
    exports io.datasurface.graph.chunk;
    exports io.datasurface.graph.chunk.json;
    exports io.datasurface.graph.diff;
    exports io.datasurface.graph.diff.json;
    exports io.datasurface.graph.export;
}
