/** Dropped files: which are of a dataset, in which order they are, what rows they have, and what is wrong with them. */
@NullMarked
package io.datasurface.awsbatch.jobs.drop;

import org.jspecify.annotations.NullMarked;
