package io.datasurface.model.io;

/** Ends the reading of a file whose text is not what it should be. */
final class BrokenFile extends RuntimeException {
    private static final long serialVersionUID = 1L;

    private final String code;
    private final long position;

    /**
     * A break.
     *
     * @param code {@link Codes#SYNTAX} or {@link Codes#ENCODING}
     * @param position where it is
     * @param reason what is wrong, without a full stop
     */
    BrokenFile(String code, long position, String reason) {
        super(reason, null, false, false);
        this.code = code;
        this.position = position;
    }

    String code() {
        return code;
    }

    long position() {
        return position;
    }

    String reason() {
        return String.valueOf(getMessage());
    }
}
