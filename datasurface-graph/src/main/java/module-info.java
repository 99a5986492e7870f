/** The intention graph of a model: builder, chunker, diffs, exports. */
module io.datasurface.graph {
    requires transitive io.datasurface.model;
    requires static transitive org.jspecify;
    requires transitive org.jgrapht.core;
    requires org.jgrapht.opt;
    requires tools.jackson.core;
}
