package io.datasurface.model;

/** Importance of a workspace, in ascending order. It travels to everything that the workspace depends on. */
public enum WorkspacePriority {
    /** Not stated; the default. */
    UNKNOWN,
    /** Best effort. */
    LOW,
    /** Ordinary business use. */
    MEDIUM,
    /** Important business use. */
    HIGH,
    /** The business stops without it. */
    CRITICAL
}
