/** Two tables that should have the same rows, row by row. */
@NullMarked
package io.datasurface.awsbatch.jobs.comparison;

import org.jspecify.annotations.NullMarked;
