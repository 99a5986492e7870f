package io.datasurface.model.common;

/** What a secret holds. */
public enum CredentialType {
    /** A public and a private API key. */
    API_KEY_PAIR,
    /** A user name and its password. */
    USER_PASSWORD,
    /** A client certificate with its private key. */
    CLIENT_CERT_WITH_KEY,
    /** Certificates of certificate authorities. */
    CA_CERT_BUNDLE,
    /** A bearer token. */
    API_TOKEN
}
