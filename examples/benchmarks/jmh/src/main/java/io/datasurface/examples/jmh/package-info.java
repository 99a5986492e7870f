/** The stages of the benchmarks, timed by JMH. */
@NullMarked
package io.datasurface.examples.jmh;

import org.jspecify.annotations.NullMarked;
