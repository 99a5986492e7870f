package io.datasurface.model.interop;

import java.net.URI;
import java.time.Duration;
import java.util.Locale;
import java.util.Optional;

/**
 * How a server is asked.
 *
 * @param address where the server is, such as {@code http://model.acme.example:8000}: http or https, with a path if a proxy puts one before
 * @param connectTimeout longest time until a connection stands
 * @param answerTimeout longest time until an answer is there as a whole, for each attempt
 * @param retries what happens when the server cannot be reached
 * @param modelVersion the version that the model must have; absent: any, but one and the same during an import
 * @param longestAnswer most bytes that an answer may have
 * @param connections how many questions an import asks at the same time, from 1 to 64
 */
public record ClientOptions(
        URI address,
        Duration connectTimeout,
        Duration answerTimeout,
        RetryPolicy retries,
        Optional<String> modelVersion,
        int longestAnswer,
        int connections) {
    private static final int MOST_CONNECTIONS = 64;

    /**
     * Checks the values.
     *
     * @throws IllegalArgumentException if the address is no address of a server, or a number makes no sense
     */
    public ClientOptions {
        String scheme = String.valueOf(address.getScheme()).toLowerCase(Locale.ROOT);
        if (!scheme.equals("http") && !scheme.equals("https")) {
            throw refused("address", "begin with http:// or https://");
        }
        if (address.getHost() == null) {
            throw refused("address", "name a host, as http://host:port does");
        }
        if (address.getRawUserInfo() != null || address.getRawQuery() != null || address.getRawFragment() != null) {
            throw refused("address", "be only scheme, host, port and path, without user, query or fragment");
        }
        if (connectTimeout.isNegative()
                || connectTimeout.isZero()
                || answerTimeout.isNegative()
                || answerTimeout.isZero()) {
            throw refused("timeouts", "be longer than 0");
        }
        if (modelVersion
                .filter(version -> version.isEmpty() || !ApiSession.fitsHeader(version))
                .isPresent()) {
            throw refused("modelVersion", "be printable ASCII without spaces around it, as a header can hold");
        }
        if (longestAnswer < 1) {
            throw refused("longestAnswer", "be at least 1 byte");
        }
        if (connections < 1 || connections > MOST_CONNECTIONS) {
            throw refused("connections", "be from 1 to " + MOST_CONNECTIONS);
        }
    }

    /**
     * The usual options: 10 seconds to connect, 60 for an answer of at most 64 MiB, {@link RetryPolicy#DEFAULT}, 4 connections, any
     * version.
     *
     * @param address where the server is
     * @return the options
     * @throws IllegalArgumentException if the address is no address of a server
     */
    public static ClientOptions of(URI address) {
        return new ClientOptions(
                address,
                Duration.ofSeconds(10),
                Duration.ofSeconds(60),
                RetryPolicy.DEFAULT,
                Optional.empty(),
                64 << 20,
                4);
    }

    /**
     * The same with other timeouts.
     *
     * @param connect longest time until a connection stands
     * @param answer longest time until an answer is there as a whole
     * @return the new options
     */
    public ClientOptions withTimeouts(Duration connect, Duration answer) {
        return new ClientOptions(address, connect, answer, retries, modelVersion, longestAnswer, connections);
    }

    /**
     * The same with other retries.
     *
     * @param policy what happens when the server cannot be reached
     * @return the new options
     */
    public ClientOptions withRetries(RetryPolicy policy) {
        return new ClientOptions(
                address, connectTimeout, answerTimeout, policy, modelVersion, longestAnswer, connections);
    }

    /**
     * The same for one version of the model.
     *
     * @param version the version that the model must have
     * @return the new options
     */
    public ClientOptions withModelVersion(String version) {
        return new ClientOptions(
                address, connectTimeout, answerTimeout, retries, Optional.of(version), longestAnswer, connections);
    }

    /**
     * The same with another limit for answers.
     *
     * @param bytes most bytes that an answer may have
     * @return the new options
     */
    public ClientOptions withLongestAnswer(int bytes) {
        return new ClientOptions(address, connectTimeout, answerTimeout, retries, modelVersion, bytes, connections);
    }

    /**
     * The same with other connections.
     *
     * @param count how many questions an import asks at the same time, from 1 to 64
     * @return the new options
     */
    public ClientOptions withConnections(int count) {
        return new ClientOptions(address, connectTimeout, answerTimeout, retries, modelVersion, longestAnswer, count);
    }

    /** The address of something on the server. */
    URI endpoint(String path) {
        String base = address.toString();
        return URI.create((base.endsWith("/") ? base.substring(0, base.length() - 1) : base) + path);
    }

    private static IllegalArgumentException refused(String field, String rule) {
        return new IllegalArgumentException("ClientOptions." + field + " must " + rule);
    }
}
