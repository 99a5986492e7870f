package io.datasurface.host.output;

/** The output folder cannot be used. The last complete render in it, if there was one, is whole unless the message says otherwise. */
public class OutputException extends RuntimeException {
    private static final long serialVersionUID = 1L;

    /** What is the matter. */
    public enum Reason {
        /** The folder or a path in it belongs to somebody else. Choose another folder, or move what is in the way. */
        FOREIGN,
        /** Another run uses the folder. Try again when it has ended. */
        LOCKED,
        /** A file that an earlier render left cannot be read. Restore it, or render into a new folder. */
        DAMAGED,
        /** A file that an earlier render left has another format version. Use the release that wrote it, or a later one. */
        VERSION,
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
    public OutputException(Reason reason, String message) {
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
    public OutputException(Reason reason, String message, Throwable cause) {
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
