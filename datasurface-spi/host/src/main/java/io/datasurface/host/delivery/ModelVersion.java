package io.datasurface.host.delivery;

import java.time.Instant;

/**
 * A commit of the model repository.
 *
 * @param commit its id, 40 hexadecimal digits
 * @param time when it was committed, to the second
 * @param subject first line of its message, without control characters
 */
public record ModelVersion(String commit, Instant time, String subject) {
    private static final int SHORT = 10;

    /**
     * The id as people write it.
     *
     * @return the first digits of the id
     */
    public String shortCommit() {
        return commit.substring(0, Math.min(SHORT, commit.length()));
    }
}
