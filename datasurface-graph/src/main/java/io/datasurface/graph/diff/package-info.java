/**
 * What changes between two versions of an intention graph, how, and who feels it.
 *
 * <p>A {@link io.datasurface.graph.diff.GraphSnapshot} says what each node renders from: its names, its requirements and its neighbours, and of the objects
 * of the model that it names everything but the words for people. It is taken of a graph and its model, or read back from a file that an
 * earlier run left. {@link io.datasurface.graph.diff.GraphDiff} compares two of them.
 */
@NullMarked
package io.datasurface.graph.diff;

import org.jspecify.annotations.NullMarked;
