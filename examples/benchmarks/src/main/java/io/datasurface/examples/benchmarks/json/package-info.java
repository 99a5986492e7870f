/** What touches files: writing generated ecosystems, and reading bare tokens to compare with. */
@NullMarked
package io.datasurface.examples.benchmarks.json;

import org.jspecify.annotations.NullMarked;
