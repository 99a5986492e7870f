package io.datasurface.awsbatch.spec;

/** What becomes of a batch whose data breaks a rule. */
public enum QualityAction {
    /** It is published, and the failure reported. */
    WARN,
    /** The rows that break the rule go aside, with the reason, and the others are published. */
    QUARANTINE,
    /** It is not published until the data or the rule is mended, or somebody releases it. */
    BLOCK
}
