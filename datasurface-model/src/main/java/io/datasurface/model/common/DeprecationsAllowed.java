package io.datasurface.model.common;

/** Whether a consumer accepts deprecated data. */
public enum DeprecationsAllowed {
    /** A deprecated dataset is an error; the default. */
    NEVER,
    /** A deprecated dataset is a warning. */
    ALLOWED
}
