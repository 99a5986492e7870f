package io.datasurface.model.lint;

/** How bad a problem is, from worst to mildest. */
public enum Severity {
    /** Nothing is rendered until it is mended. */
    ERROR,
    /** Should be looked at. */
    WARNING,
    /** Good to know. */
    INFO
}
