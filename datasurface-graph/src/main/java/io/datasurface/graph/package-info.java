/**
 * The intention graph: what has to happen on a platform (ingest, export, trigger, transform), derived from an ecosystem.
 *
 * <h2>Conventions that hold for every type here</h2>
 * <ul>
 *   <li><b>Node ids</b> are dense: {@code 0 .. nodeCount - 1}, ascending by kind, then by the parts of the node's name one after the
 *       other (UTF-16), so the same model gives the same ids whatever order it was written in. Ids are valid in one graph only; names are
 *       stable between runs.
 *   <li><b>Names</b> are unique in a graph: a slash in the name of an object is written {@code %2F} there, a percent sign {@code %25}.
 *   <li><b>Nodes are views</b>: made when asked for, equal by value, never stored by the graph.
 *   <li><b>Nulls</b>: nothing accepts or returns {@code null}.
 *   <li><b>Threads</b>: every type is immutable and safe to share, builders excepted.
 * </ul>
 */
@NullMarked
package io.datasurface.graph;

import org.jspecify.annotations.NullMarked;
