package io.datasurface.model.quality;

/** What happens when data breaks a rule. */
public enum QualityAction {
    /** The batch is published and the failure reported; the default. */
    WARN,
    /** The rows that break the rule are put aside with the reason, and the others published; only of checks that each row keeps by itself. */
    QUARANTINE,
    /** The batch is not published until the data or the rule is mended. */
    BLOCK
}
