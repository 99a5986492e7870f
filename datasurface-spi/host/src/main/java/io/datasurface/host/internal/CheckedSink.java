package io.datasurface.host.internal;

import io.datasurface.spi.ArtifactSink;
import io.datasurface.spi.PlatformException;
import java.util.Collections;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;

/** Takes the artifacts of one call of a plugin and refuses bad paths. Safe for concurrent use, so that a plugin may write from threads. */
public final class CheckedSink implements ArtifactSink {
    private final PathRules rules = new PathRules();
    private final SortedMap<String, byte[]> artifacts = new TreeMap<>();
    private boolean closed;

    @Override
    public synchronized void add(String path, byte[] content) {
        if (closed) {
            throw new PlatformException(
                    PlatformException.Code.INTERNAL,
                    "The artifact " + shown(path) + " comes after the call that it belongs to has returned");
        }
        Optional<String> wrong = rules.add(path);
        if (wrong.isPresent()) {
            throw new PlatformException(
                    PlatformException.Code.INTERNAL,
                    "The artifact path " + shown(path) + " is not allowed: " + wrong.get()
                            + (artifacts.containsKey(path)
                                    ? " in this call, for one thing twice or for two whose names come out alike"
                                    : ""));
        }
        artifacts.put(path, content);
    }

    /**
     * Ends the call.
     *
     * @return the artifacts by path
     */
    public synchronized SortedMap<String, byte[]> close() {
        closed = true;
        return Collections.unmodifiableSortedMap(artifacts);
    }

    private static String shown(String path) {
        String printable = path.replaceAll("[^ -~]", "?");
        return '"' + (printable.length() > 80 ? printable.substring(0, 80) + "..." : printable) + '"';
    }
}
