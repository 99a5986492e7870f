package io.datasurface.model.schema;

/** How a floating type treats infinity and not-a-number. */
public enum NonFiniteBehavior {
    /** As IEEE 754. */
    IEEE754,
    /** Not-a-number but no infinity. */
    NanOnly,
    /** Finite numbers only. */
    FiniteOnly
}
