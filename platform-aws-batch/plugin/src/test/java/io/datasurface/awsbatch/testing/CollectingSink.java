package io.datasurface.awsbatch.testing;

import io.datasurface.spi.ArtifactSink;
import java.nio.charset.StandardCharsets;
import java.util.SortedMap;
import java.util.TreeMap;

/** Keeps artifacts as text by path. */
public final class CollectingSink implements ArtifactSink {
    private final SortedMap<String, String> files = new TreeMap<>();

    @Override
    public void add(String path, byte[] content) {
        if (files.put(path, new String(content, StandardCharsets.UTF_8)) != null) {
            throw new IllegalStateException("Twice: " + path);
        }
    }

    /** Everything that was added. */
    public SortedMap<String, String> files() {
        return files;
    }

    /** The files of a folder, by their path in it. */
    public SortedMap<String, String> folder(String folder) {
        SortedMap<String, String> inside = new TreeMap<>();
        files.forEach((path, text) -> {
            if (path.startsWith(folder + "/")) {
                inside.put(path.substring(folder.length() + 1), text);
            }
        });
        return inside;
    }
}
