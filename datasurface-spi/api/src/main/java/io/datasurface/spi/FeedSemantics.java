package io.datasurface.spi;

/** What a reader finds in a feed. */
public enum FeedSemantics {
    /** The data as it stands, replaced as a whole at each refresh. */
    SNAPSHOT,
    /** The data as it stands, and since any earlier refresh that is still kept also what has changed. */
    SNAPSHOT_AND_DELTAS
}
