package io.datasurface.awsbatch.jobs.transform;

/**
 * A transformer in Java: makes the datasets of its output datastore from the datasets of its workspace.
 *
 * <h2>Contract</h2>
 *
 * <ul>
 *   <li>The class MUST be public and have a public constructor without parameters.
 *   <li>{@link #transform} MUST {@linkplain TransformerRun#write write} every dataset of the output, each once, with all of its rows: what a
 *       dataset does not have any more is gone for its consumers.
 *   <li>It MUST NOT change anything outside: the job may be killed at any point and run again. What it writes is taken as one batch, or not
 *       at all if it throws.
 *   <li>It SHOULD read nothing but its inputs: of anything else nobody knows that it is read, or as of when.
 * </ul>
 */
@FunctionalInterface
public interface Transformer {
    /**
     * Makes a batch.
     *
     * @param run its inputs, and where its output goes
     * @throws Exception if it can't; the batch then never was
     */
    void transform(TransformerRun run) throws Exception;
}
