/** Ecosystems as bare columns, of any size and of awkward shapes, and what it costs to build their intention graphs. */
@NullMarked
package io.datasurface.examples.benchmarks.graph;

import org.jspecify.annotations.NullMarked;
