package io.datasurface.model.schema;

/** How a floating type treats infinity and not-a-number. */
public enum NonFiniteBehavior {
    /** As IEEE 754. */
    IEEE754("IEEE754"),
    /** Not-a-number but no infinity. */
    NAN_ONLY("NanOnly"),
    /** Finite numbers only. */
    FINITE_ONLY("FiniteOnly");

    private final String notation;

    NonFiniteBehavior(String notation) {
        this.notation = notation;
    }

    /** Returns the notation of types, in which DataSurface writes it too. */
    @Override
    public String toString() {
        return notation;
    }
}
