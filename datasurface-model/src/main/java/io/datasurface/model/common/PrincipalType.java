package io.datasurface.model.common;

/** What kind of principal reads data. */
public enum PrincipalType {
    /** A person or a technical account. */
    USER,
    /** A group of an identity provider. */
    GROUP,
    /** A role of a platform, such as an IAM role. */
    ROLE
}
