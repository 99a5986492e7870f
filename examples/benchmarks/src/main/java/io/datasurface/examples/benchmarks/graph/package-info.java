/** What it costs to build intention graphs from bare columns. */
@NullMarked
package io.datasurface.examples.benchmarks.graph;

import org.jspecify.annotations.NullMarked;
