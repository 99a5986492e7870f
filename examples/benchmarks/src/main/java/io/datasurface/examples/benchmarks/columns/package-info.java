/** Ecosystems as bare columns, of any size and of awkward shapes. */
@NullMarked
package io.datasurface.examples.benchmarks.columns;

import org.jspecify.annotations.NullMarked;
