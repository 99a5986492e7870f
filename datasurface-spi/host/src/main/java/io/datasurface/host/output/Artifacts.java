package io.datasurface.host.output;

import java.util.Collections;
import java.util.Map;
import java.util.Optional;
import java.util.SortedMap;
import java.util.SortedSet;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.function.BiConsumer;

/** Artifacts by path, in memory or on a disk. The paths never change. Safe for concurrent use. */
public interface Artifacts {
    /** No artifacts. */
    Artifacts NONE = of(Collections.emptySortedMap());

    /**
     * Where they are.
     *
     * @return the paths, with slashes, in order; unmodifiable
     */
    SortedSet<String> paths();

    /**
     * The content of one, which may be read from the disk for that.
     *
     * @param path one of the paths
     * @return its bytes; do not change them
     * @throws IllegalArgumentException if it is none of the paths
     * @throws OutputException if it cannot be read
     */
    byte[] bytes(String path);

    /**
     * Goes through all of them, one after the other.
     *
     * @param consumer takes each path and its bytes
     * @throws OutputException if one cannot be read
     */
    default void forEach(BiConsumer<String, byte[]> consumer) {
        paths().forEach(path -> consumer.accept(path, bytes(path)));
    }

    /**
     * Artifacts in memory.
     *
     * @param contents bytes by path; the map is copied and the arrays are not, so do not change them
     * @return the artifacts
     */
    static Artifacts of(SortedMap<String, byte[]> contents) {
        SortedMap<String, byte[]> copy = new TreeMap<>((Map<String, byte[]>) contents);
        SortedSet<String> paths = Collections.unmodifiableSortedSet(new TreeSet<>(copy.keySet()));
        return new Artifacts() {
            @Override
            public SortedSet<String> paths() {
                return paths;
            }

            @Override
            public byte[] bytes(String path) {
                return Optional.ofNullable(copy.get(path))
                        .orElseThrow(() -> new IllegalArgumentException("There is no artifact \"" + path + "\""));
            }
        };
    }
}
