package io.datasurface.awsbatch.spec;

/** Which states of a row are kept. The lake always holds the live table; {@link #FORENSIC} kinds keep a history table beside it. */
public enum Milestoning {
    /** The current state only (SCD1). */
    LIVE,
    /** Each state with the time it was valid (SCD2). */
    FORENSIC,
    /** Both, each for its own consumers. */
    LIVE_AND_FORENSIC
}
