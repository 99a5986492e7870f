package io.datasurface.host.delivery;

import java.util.Optional;
import org.eclipse.jgit.api.TransportCommand;
import org.eclipse.jgit.transport.UsernamePasswordCredentialsProvider;

/** What opens a repository that is reached by HTTPS. Immutable; no method or message shows the secret. */
public final class GitCredentials {
    /** For repositories that are open to everybody, or on a disk. */
    public static final GitCredentials NONE = new GitCredentials("", Optional.empty());

    private final String user;
    private final Optional<String> secret;

    private GitCredentials(String user, Optional<String> secret) {
        this.user = user;
        this.secret = secret;
    }

    /**
     * A user with a password or a token.
     *
     * @param user the user; hosts that look at the token only take any name, such as {@code git}
     * @param secret the password or token
     * @return the credentials
     * @throws IllegalArgumentException if the secret is empty
     */
    public static GitCredentials of(String user, String secret) {
        if (secret.isEmpty()) {
            throw new IllegalArgumentException(
                    "The secret of the git user " + user + " is empty; give it, or use NONE");
        }
        return new GitCredentials(user, Optional.of(secret));
    }

    <T extends TransportCommand<T, ?>> T applyTo(T command) {
        secret.ifPresent(text -> command.setCredentialsProvider(new UsernamePasswordCredentialsProvider(user, text)));
        return command;
    }

    /** Nobody listens in on HTTPS, and a secret in an address would stand in messages and files. */
    void check(String address) {
        boolean web = address.startsWith("http://") || address.startsWith("https://");
        if (web && address.indexOf('@') >= 0) {
            throw new DeliveryException(
                    DeliveryException.Reason.REFUSED,
                    "The address " + GitText.address(address)
                            + " has a user or a secret before its host; give them as credentials instead");
        }
        if (secret.isPresent() && address.contains("://") && !address.startsWith("https://")) {
            throw new DeliveryException(
                    DeliveryException.Reason.REFUSED,
                    "The credentials for " + GitText.address(address)
                            + " would be sent in the open; use an address that begins with https://");
        }
    }

    @Override
    public String toString() {
        return secret.isPresent() ? "the user " + user : "no credentials";
    }
}
