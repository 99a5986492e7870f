package io.datasurface.spi;

/** There is no answer. The code says who has to act. */
public class PlatformException extends RuntimeException {
    private static final long serialVersionUID = 1L;

    /** Who has to act. */
    public enum Code {
        /** The author of the model: the model asks for something that the platform cannot do. */
        UNSUPPORTED,
        /** The operator: parameters do not fit together or the environment is not as expected. */
        CONFIGURATION,
        /** The author of the plugin or of the host: a mistake in the program. */
        INTERNAL
    }

    /** Who has to act. */
    private final Code code;

    /**
     * Makes an exception.
     *
     * @param code who has to act
     * @param message what happened, where, and what to do
     */
    public PlatformException(Code code, String message) {
        super(message);
        this.code = code;
    }

    /**
     * Makes an exception with a cause.
     *
     * @param code who has to act
     * @param message what happened, where, and what to do
     * @param cause what made it happen
     */
    public PlatformException(Code code, String message, Throwable cause) {
        super(message, cause);
        this.code = code;
    }

    /**
     * Who has to act.
     *
     * @return the code
     */
    public Code code() {
        return code;
    }
}
