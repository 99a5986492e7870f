package io.datasurface.host.delivery;

/** A delivery cannot go on. Nothing was pushed, and the next run begins from what the repositories hold. */
public class DeliveryException extends RuntimeException {
    private static final long serialVersionUID = 1L;

    /** What is the matter. */
    public enum Reason {
        /** A repository, branch, tag, commit or folder is not there. Correct the name. */
        NOT_FOUND,
        /** A repository cannot be reached, or refuses the credentials. Mend that and run again. */
        UNREACHABLE,
        /** Somebody has changed files of the clone that the delivery works in. Take them away first. */
        DIRTY,
        /** Somebody else has pushed to the branch in the meantime. Run again on top of that. */
        CONFLICT,
        /** What was asked for cannot be done together. Ask for less. */
        REFUSED,
        /** The file system refused: no space, no permission, no such medium. */
        FAILED
    }

    /** What is the matter. */
    private final Reason reason;

    /**
     * Makes an exception.
     *
     * @param reason what is the matter
     * @param message what happened, where, and what to do
     */
    public DeliveryException(Reason reason, String message) {
        super(message);
        this.reason = reason;
    }

    /**
     * Makes an exception with a cause.
     *
     * @param reason what is the matter
     * @param message what happened, where, and what to do
     * @param cause what made it happen
     */
    public DeliveryException(Reason reason, String message, Throwable cause) {
        super(message, cause);
        this.reason = reason;
    }

    /**
     * What is the matter.
     *
     * @return the reason
     */
    public Reason reason() {
        return reason;
    }
}
