/** What it costs to find out what a change of a model means for its graphs. */
@NullMarked
package io.datasurface.examples.benchmarks.diff;

import org.jspecify.annotations.NullMarked;
