package io.datasurface.model.schema;

/** Which bit pattern is not-a-number. */
public enum NanEncoding {
    /** As IEEE 754. */
    IEEE,
    /** All ones. */
    AllOnes,
    /** The pattern of negative zero. */
    NegativeZero
}
