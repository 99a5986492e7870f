/** The command that measures. */
@NullMarked
package io.datasurface.examples.benchmarks;

import org.jspecify.annotations.NullMarked;
