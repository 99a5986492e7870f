package io.datasurface.model.interop;

import java.net.http.HttpClient;
import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.function.Supplier;

/**
 * How a client gets to a server that does not let everybody in: headers that say who asks, and an {@link HttpClient} that knows proxies and
 * certificates. What the headers hold is in no message, neither of this library nor of what a server says about it. Safe for concurrent use
 * if the supplier is.
 */
public final class ClientAccess {
    /** Everybody may ask, and the usual client reaches the server. */
    public static final ClientAccess OPEN = new ClientAccess(Map::of, Optional.empty());

    private final Supplier<Map<String, String>> headers;
    private final Optional<HttpClient> http;

    private ClientAccess(Supplier<Map<String, String>> headers, Optional<HttpClient> http) {
        this.headers = headers;
        this.http = http;
    }

    /**
     * Access by a bearer token: header {@code Authorization: Bearer TOKEN}.
     *
     * @param token gives the token; asked before each attempt, so that it may be renewed
     * @return the access
     */
    public static ClientAccess bearer(Supplier<String> token) {
        return headers(() -> Map.of("Authorization", "Bearer " + token.get()));
    }

    /**
     * Access by headers of any kind.
     *
     * @param headers gives names and values; asked before each attempt, from several threads
     * @return the access
     */
    public static ClientAccess headers(Supplier<Map<String, String>> headers) {
        return new ClientAccess(headers, Optional.empty());
    }

    /**
     * The same with a client of the caller's, with its proxy, certificates and authenticator. Its connect timeout counts instead of that of
     * {@link ClientOptions}; it is not closed.
     *
     * @param client the client
     * @return the new access
     * @throws IllegalArgumentException if the client follows redirects: the headers would go along
     */
    public ClientAccess through(HttpClient client) {
        if (client.followRedirects() != HttpClient.Redirect.NEVER) {
            throw new IllegalArgumentException(
                    "ClientAccess.through must get a client with Redirect.NEVER, or the headers would go to other servers");
        }
        return new ClientAccess(headers, Optional.of(client));
    }

    /** Returns the headers for one attempt. The value of a header that cannot be sent is not repeated. */
    Map<String, String> current() {
        Map<String, String> checked = new LinkedHashMap<>();
        headers.get().forEach((name, value) -> {
            if (!name.matches("[A-Za-z0-9!#$%&'*+.^_`|~-]+") || isOurs(name)) {
                throw new IllegalArgumentException("ClientAccess.headers must not have \"" + name
                        + "\": it is no name of a header, or it is the client's own");
            }
            if (value.isBlank() || !ApiSession.fitsHeader(value)) {
                throw new IllegalArgumentException(
                        "ClientAccess.headers must have printable ASCII without spaces around it for \"" + name
                                + "\"; the value is empty or has other characters");
            }
            checked.put(name, value);
        });
        return checked;
    }

    private static boolean isOurs(String name) {
        return switch (name.toLowerCase(Locale.ROOT)) {
            case "accept", "content-type", "content-length", "host", "connection", "model-version" -> true;
            default -> false;
        };
    }

    Optional<HttpClient> http() {
        return http;
    }

    /** Returns words without a secret. */
    @Override
    public String toString() {
        return "ClientAccess[headers are not shown]";
    }
}
