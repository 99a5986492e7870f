/** The intention graph: builder, requirements, chunker, diffs, views and exports. */
module io.datasurface.graph {
    requires static transitive org.jspecify;
    requires transitive io.datasurface.model;
    requires com.google.common;
    requires org.jgrapht.core;
    requires org.jgrapht.opt;
    requires tools.jackson.core;

    exports io.datasurface.graph;
    exports io.datasurface.graph.chunk;
    exports io.datasurface.graph.export;
}
