package io.datasurface.host.internal;

import io.datasurface.host.output.Manifest;
import java.util.Collections;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;

/**
 * The files of a render.
 *
 * @param contents bytes of the files that were made, by path. Do not change the arrays
 * @param index hash and size of every file, also of those that are taken over from the render before as they are
 */
public record RenderFiles(SortedMap<String, byte[]> contents, SortedMap<String, Manifest.Artifact> index) {
    /** Copies the maps. */
    public RenderFiles {
        contents = Collections.unmodifiableSortedMap(new TreeMap<>((Map<String, byte[]>) contents));
        index = Collections.unmodifiableSortedMap(new TreeMap<>((Map<String, Manifest.Artifact>) index));
    }

    /**
     * Files that were all made.
     *
     * @param contents bytes by path
     * @return the files
     */
    public static RenderFiles of(SortedMap<String, byte[]> contents) {
        return new RenderFiles(contents, index(contents));
    }

    /**
     * Hashes contents.
     *
     * @param contents bytes by path
     * @return hash and size by path
     */
    public static SortedMap<String, Manifest.Artifact> index(SortedMap<String, byte[]> contents) {
        SortedMap<String, Manifest.Artifact> index = new TreeMap<>();
        contents.forEach((path, content) -> index.put(path, entry(content)));
        return index;
    }

    /**
     * The same files and another one that was made.
     *
     * @param path its path
     * @param content its bytes
     * @return the files
     */
    public RenderFiles with(String path, byte[] content) {
        SortedMap<String, byte[]> more = new TreeMap<>((Map<String, byte[]>) contents);
        more.put(path, content);
        SortedMap<String, Manifest.Artifact> all = new TreeMap<>((Map<String, Manifest.Artifact>) index);
        all.put(path, entry(content));
        return new RenderFiles(more, all);
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

    private static Manifest.Artifact entry(byte[] content) {
        return new Manifest.Artifact(Hashes.sha256(content), content.length);
    }
}
