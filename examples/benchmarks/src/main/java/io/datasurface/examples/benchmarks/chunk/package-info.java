/** What it costs to cut intention graphs into chunks, and how good the plans are. */
@NullMarked
package io.datasurface.examples.benchmarks.chunk;

import org.jspecify.annotations.NullMarked;
