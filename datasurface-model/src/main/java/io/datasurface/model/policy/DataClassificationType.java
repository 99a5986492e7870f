package io.datasurface.model.policy;

/** How sensitive data is. */
public enum DataClassificationType {
    /** Public. */
    PUB,
    /** Intellectual property. */
    IP,
    /** Personal, most sensitive. */
    PC1,
    /** Personal, sensitive. */
    PC2,
    /** Confidential personal information. */
    CPI,
    /** Material non-public information. */
    MNPI,
    /** Confidential supervisory information. */
    CSI,
    /** Personal, least sensitive. */
    PC3
}
