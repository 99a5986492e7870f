package io.datasurface.spi.json;

/** A document of feeds cannot be read. The message says where, what is wrong, and what would be right. */
public class FeedFormatException extends RuntimeException {
    private static final long serialVersionUID = 1L;

    /**
     * Makes an exception.
     *
     * @param message file, line, column, and what is wrong
     */
    public FeedFormatException(String message) {
        super(message);
    }

    /**
     * Makes an exception with a cause.
     *
     * @param message file, line, column, and what is wrong
     * @param cause what made it happen
     */
    public FeedFormatException(String message, Throwable cause) {
        super(message, cause);
    }
}
