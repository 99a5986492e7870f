package io.datasurface.host.internal;

/** What was found of a run that did not end. */
public enum Recovery {
    /** Nothing: the last run ended. */
    NONE,
    /** It had begun to put its render in place; that is done now. */
    FINISHED,
    /** It had begun to put its render in place, which could not be finished; the render before it is there again. */
    ROLLED_BACK
}
