/**
 * Transformers: what the Java ones implement, and the job that runs them.
 *
 * <p>Teams compile against {@link io.datasurface.awsbatch.jobs.transform.Transformer} and
 * {@link io.datasurface.awsbatch.jobs.transform.TransformerRun}; the rest belongs to the job.
 */
@NullMarked
package io.datasurface.awsbatch.jobs.transform;

import org.jspecify.annotations.NullMarked;
