package io.datasurface.host.internal;

import io.datasurface.host.output.Manifest;
import java.util.SortedMap;

/** Entries of manifests. */
public final class Entries {
    private Entries() {}

    /**
     * Hashes a content.
     *
     * @param content any bytes
     * @return hash and size
     */
    public static Manifest.Artifact of(byte[] content) {
        return new Manifest.Artifact(Hashes.sha256(content), content.length);
    }

    /**
     * Hashes artifacts as a whole.
     *
     * @param artifacts hash and size by path
     * @return 64 lower case hexadecimal digits
     */
    public static String outputs(SortedMap<String, Manifest.Artifact> artifacts) {
        InputDigest digest = new InputDigest();
        artifacts.forEach(
                (path, artifact) -> digest.add(path).add(artifact.sha256()).add(Long.toString(artifact.size())));
        return digest.hex();
    }
}
