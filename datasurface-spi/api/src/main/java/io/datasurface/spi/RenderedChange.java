package io.datasurface.spi;

import java.util.Optional;
import java.util.SortedSet;

/**
 * The artifacts of a platform as the last render left them, and as they are rendered now. The host makes it; contents are read when they
 * are asked for. Paths are relative to the platform's folder, as in {@link ArtifactSink}.
 */
public interface RenderedChange {
    /**
     * What differs.
     *
     * @return paths of artifacts that come, go, or have other bytes; sorted, not empty
     */
    SortedSet<String> changed();

    /**
     * What was rendered last.
     *
     * @return paths, sorted
     */
    SortedSet<String> pathsBefore();

    /**
     * What is rendered now.
     *
     * @return paths, sorted
     */
    SortedSet<String> pathsAfter();

    /**
     * An artifact of the last render.
     *
     * @param path its path
     * @return its bytes; empty if there was none, and also if it is one of {@link #pathsBefore} that somebody has edited or deleted since,
     *     so that nobody knows what was in it
     */
    Optional<byte[]> before(String path);

    /**
     * An artifact as it is rendered now.
     *
     * @param path its path
     * @return its bytes; empty if there is none
     */
    Optional<byte[]> after(String path);
}
