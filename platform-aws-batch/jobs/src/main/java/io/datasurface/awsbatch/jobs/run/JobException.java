package io.datasurface.awsbatch.jobs.run;

/**
 * A job can't do its work. What it published before is whole, and running it again is safe; it fails again until what the message
 * says is changed.
 */
public final class JobException extends RuntimeException {
    private static final long serialVersionUID = 1L;

    /**
     * With a message for the operator.
     *
     * @param message what is wrong, where, and what to do
     */
    public JobException(String message) {
        super(message);
    }

    /**
     * With a cause.
     *
     * @param message what is wrong, where, and what to do
     * @param cause what made it so
     */
    public JobException(String message, Throwable cause) {
        super(message, cause);
    }
}
