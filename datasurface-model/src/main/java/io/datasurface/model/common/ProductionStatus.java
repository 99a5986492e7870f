package io.datasurface.model.common;

/** Whether an object serves production. */
public enum ProductionStatus {
    /** Development or test; the default. */
    NOT_PRODUCTION,
    /** Serves production. */
    PRODUCTION
}
