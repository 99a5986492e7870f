package io.datasurface.spi;

import java.nio.charset.StandardCharsets;

/**
 * Takes the artifacts of one call. The host checks each path: relative, with slashes, of parts that are not empty, {@code .},
 * {@code ..} or {@code .git} and hold only {@code [A-Za-z0-9._=-]}, at most 200 characters in all, not differing from another path by case only, and used
 * once in a render. A bad path is a {@link PlatformException} with code {@link PlatformException.Code#INTERNAL}.
 */
public interface ArtifactSink {
    /**
     * Adds an artifact.
     *
     * @param path its path
     * @param content its bytes; the sink may keep the array, so do not change it afterwards
     * @throws PlatformException if the path is not allowed
     */
    void add(String path, byte[] content);

    /**
     * Adds a text as UTF-8.
     *
     * @param path its path
     * @param content the text, lines ended by a line feed
     * @throws PlatformException if the path is not allowed
     */
    default void add(String path, String content) {
        add(path, content.getBytes(StandardCharsets.UTF_8));
    }
}
