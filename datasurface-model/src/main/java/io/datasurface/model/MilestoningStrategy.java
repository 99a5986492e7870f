package io.datasurface.model;

/** Which history of a record a consumer sees. */
public enum MilestoningStrategy {
    /** The latest version of each record only (SCD type 1). */
    LIVE_ONLY,
    /** Every version of each record with its validity interval (SCD type 2). */
    FORENSIC,
    /** The latest version, with the full history beside it. */
    LIVE_WITH_FORENSIC_HISTORY
}
