/** The job that compares tables of the lake with those of sources and targets. */
@NullMarked
package io.datasurface.awsbatch.jobs.reconcile;

import org.jspecify.annotations.NullMarked;
