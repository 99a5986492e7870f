/** What it costs to plan how platforms share. */
@NullMarked
package io.datasurface.examples.benchmarks.federation;

import org.jspecify.annotations.NullMarked;
