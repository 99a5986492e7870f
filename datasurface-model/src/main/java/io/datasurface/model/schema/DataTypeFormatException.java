package io.datasurface.model.schema;

/** Says where the notation of a column type is wrong, and what would be accepted there. */
public final class DataTypeFormatException extends IllegalArgumentException {
    private static final long serialVersionUID = 1L;

    /** Where in the text. */
    private final int index;

    /** What is wrong. */
    private final String reason;

    DataTypeFormatException(String quotedText, int index, String reason) {
        super("The type %s is wrong at character %s: %s".formatted(quotedText, index + 1, reason));
        this.index = index;
        this.reason = reason;
    }

    /**
     * Where the text is wrong.
     *
     * @return index of a character of the text, or its length if something is missing at the end
     */
    public int index() {
        return index;
    }

    /**
     * What is wrong there.
     *
     * @return words that also say what would be accepted
     */
    public String reason() {
        return reason;
    }
}
