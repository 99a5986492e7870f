package io.datasurface.model.quality;

/** What happens when data breaks a rule. */
public enum QualityAction {
    /** The batch is published and the failure reported; the default. */
    WARN,
    /** The batch is not published until the data or the rule is mended. */
    BLOCK
}
