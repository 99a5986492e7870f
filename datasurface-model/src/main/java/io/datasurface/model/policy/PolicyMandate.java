package io.datasurface.model.policy;

/** Which datasets a storage policy is about. */
public enum PolicyMandate {
    /** Every dataset of the zone. */
    MANDATED_WITHIN_ZONE,
    /** Only datasets that name the policy; the default. */
    INDIVIDUALLY_MANDATED
}
