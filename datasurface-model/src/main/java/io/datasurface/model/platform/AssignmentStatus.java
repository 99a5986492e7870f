package io.datasurface.model.platform;

/** Where an assignment stands. */
public enum AssignmentStatus {
    /** Wanted, being built. */
    PROVISIONING,
    /** Wanted and built. */
    PROVISIONED,
    /** No longer wanted, kept until consumers have moved. */
    DECOMMISSIONING,
    /** Gone: gives no pipeline. */
    DECOMMISSIONED
}
