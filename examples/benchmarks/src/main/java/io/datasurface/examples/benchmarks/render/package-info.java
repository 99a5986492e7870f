/** What it costs to render, with the engine of the host. */
@NullMarked
package io.datasurface.examples.benchmarks.render;

import org.jspecify.annotations.NullMarked;
