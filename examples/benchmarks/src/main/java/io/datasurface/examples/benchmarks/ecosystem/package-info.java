/** Ecosystems of any size that look like those of a company: for benchmarks and for tests of scale. */
@NullMarked
package io.datasurface.examples.benchmarks.ecosystem;

import org.jspecify.annotations.NullMarked;
