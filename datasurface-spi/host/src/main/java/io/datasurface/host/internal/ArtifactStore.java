package io.datasurface.host.internal;

import io.datasurface.host.output.Artifacts;
import io.datasurface.host.output.Manifest;
import java.util.SortedSet;
import java.util.TreeMap;
import java.util.concurrent.ConcurrentHashMap;

/** Where artifacts go as they are rendered, so that a render need not hold them all. Safe for concurrent use. */
public interface ArtifactStore {
    /**
     * Takes an artifact.
     *
     * @param path its path in the output folder, which was checked
     * @param content its bytes, which nobody changes any more
     * @return its hash and size
     * @throws io.datasurface.host.output.OutputException if it, or one before it, cannot be stored
     */
    Manifest.Artifact put(String path, byte[] content);

    /**
     * What was put.
     *
     * @param paths the paths, all of them put
     * @return the artifacts
     */
    Artifacts artifacts(SortedSet<String> paths);

    /**
     * A store that keeps everything in memory.
     *
     * @return the store
     */
    static ArtifactStore inMemory() {
        ConcurrentHashMap<String, byte[]> contents = new ConcurrentHashMap<>();
        return new ArtifactStore() {
            @Override
            public Manifest.Artifact put(String path, byte[] content) {
                contents.put(path, content);
                return Entries.of(content);
            }

            @Override
            public Artifacts artifacts(SortedSet<String> paths) {
                return Artifacts.of(new TreeMap<>(contents));
            }
        };
    }

    /**
     * A store that keeps nothing: for who needs to know no more than hashes.
     *
     * @return the store
     */
    static ArtifactStore ofHashes() {
        return new ArtifactStore() {
            @Override
            public Manifest.Artifact put(String path, byte[] content) {
                return Entries.of(content);
            }

            @Override
            public Artifacts artifacts(SortedSet<String> paths) {
                return Artifacts.NONE;
            }
        };
    }
}
