package io.datasurface.model;

/** Coarse class of how old data may be when a consumer sees it, from tightest to loosest. */
public enum DataLatency {
    /** Within seconds. */
    SECONDS,
    /** Within minutes. */
    MINUTES,
    /** Within hours. */
    HOURS,
    /** Within days. */
    DAYS
}
