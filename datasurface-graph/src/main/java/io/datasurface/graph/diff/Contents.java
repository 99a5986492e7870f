package io.datasurface.graph.diff;

/** What the objects of {@link NameTables} say. Safe for concurrent use. */
interface Contents {
    /** Hashes of an object's facets, in the order of the layout; not to be changed. */
    long[] of(Layout layout, int id);
}
