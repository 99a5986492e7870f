package io.datasurface.model.common;

/**
 * A secret by reference: its name in the credential store of a platform. Never the secret itself.
 *
 * @param name name in the credential store
 * @param type what the secret holds
 */
public record Credential(
        @Shorthand String name, @Default("USER_PASSWORD") CredentialType type) implements Named {}
