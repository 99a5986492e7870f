/** Measures what work on a model costs, and compares it within one run. */
@NullMarked
package io.datasurface.examples.benchmarks.bench;

import org.jspecify.annotations.NullMarked;
