package io.datasurface.model.platform;

/** When a platform instance may move to a new version of the model. */
public enum RenderAdvance {
    /** As soon as there is one; the default. */
    ANYTIME,
    /** Only while one of its maintenance windows is open. */
    IN_MAINTENANCE_WINDOW
}
