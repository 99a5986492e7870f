package io.datasurface.host.output;

import java.util.Collections;
import java.util.Map;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;

/**
 * What was rendered from what: the content of {@code manifest.json}. It holds no time and no name of a machine, so the same input gives
 * the same manifest.
 *
 * @param model name of the ecosystem
 * @param modelHash hash of its content
 * @param modelVersion what the model's repository calls the version, such as a commit, the first of those with this content that was rendered;
 *     empty if nobody said
 * @param platforms the rendered platform instances by name
 * @param planners version of each ecosystem planner that had its say, by name
 * @param artifacts every file of the render but the manifest itself, by path relative to the output folder, with slashes
 */
public record Manifest(
        String model,
        String modelHash,
        Optional<String> modelVersion,
        SortedMap<String, Platform> platforms,
        SortedMap<String, String> planners,
        SortedMap<String, Artifact> artifacts) {
    /** Name of the file in the output folder. */
    public static final String FILE = "manifest.json";

    /** Version of the file's format that this release writes, and the only one that it reads. */
    public static final int FORMAT_VERSION = 1;

    /**
     * A rendered platform instance.
     *
     * @param type type of its plugin
     * @param version version of its plugin
     * @param folder folder of its artifacts in the output folder
     */
    public record Platform(String type, String version, String folder) {}

    /**
     * A file of the render.
     *
     * @param sha256 hash of its bytes, in lower case hexadecimal digits
     * @param size how many bytes it has
     */
    public record Artifact(String sha256, long size) {}

    /** Copies the maps. */
    public Manifest {
        platforms = sorted(platforms);
        planners = sorted(planners);
        artifacts = sorted(artifacts);
    }

    /**
     * The same manifest of other files.
     *
     * @param files the files by path
     * @return the manifest
     */
    public Manifest withArtifacts(SortedMap<String, Artifact> files) {
        return new Manifest(model, modelHash, modelVersion, platforms, planners, files);
    }

    private static <V> SortedMap<String, V> sorted(Map<String, V> map) {
        return Collections.unmodifiableSortedMap(new TreeMap<>(map));
    }
}
