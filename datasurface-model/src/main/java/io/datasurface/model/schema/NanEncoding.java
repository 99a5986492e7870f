package io.datasurface.model.schema;

/** Which bit pattern is not-a-number. */
public enum NanEncoding {
    /** As IEEE 754. */
    IEEE("IEEE"),
    /** All ones. */
    ALL_ONES("AllOnes"),
    /** The pattern of negative zero. */
    NEGATIVE_ZERO("NegativeZero");

    private final String notation;

    NanEncoding(String notation) {
        this.notation = notation;
    }

    /** Returns the notation of types, in which DataSurface writes it too. */
    @Override
    public String toString() {
        return notation;
    }
}
