package io.datasurface.model.code;

/** The transformers that come with DataSurface. */
public enum DatasurfaceTransformerType {
    /** Writes the model itself as tables. */
    EXTERNALIZE_MODEL
}
