package io.datasurface.spi;

/** What a parameter holds. */
public enum ParameterType {
    /** A text. */
    TEXT,
    /** A whole number. */
    INTEGER,
    /** True or false. */
    FLAG,
    /** A span of time in ISO-8601 notation, such as {@code PT15M} or {@code P7D}. */
    DURATION,
    /** A list of texts. */
    TEXT_LIST,
    /** Texts by name. */
    TEXT_MAP,
    /** The name of a secret in the credential store of the services provider; never the secret itself. It is not blank and has no control characters. */
    SECRET
}
