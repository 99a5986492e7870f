package io.datasurface.model;

/** Whether an object serves production. */
public enum ProductionStatus {
    /** Development or test; the default. */
    NOT_PRODUCTION,
    /** Serves production. */
    PRODUCTION
}
