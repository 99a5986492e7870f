package io.datasurface.graph.diff;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * A snapshot as named columns of texts, numbers and hashes, for those who write it to a file and read it back:
 * {@link io.datasurface.graph.diff.json.GraphSnapshotJson}, whose package says what each column holds. A column that has nothing to say is missing.
 */
public final class SnapshotColumns {
    private final String platform;
    private final Map<String, String[]> texts = new LinkedHashMap<>();
    private final Map<String, int[]> numbers = new LinkedHashMap<>();
    private final Map<String, long[]> hashes = new LinkedHashMap<>();
    private final List<String> names = new ArrayList<>();

    /**
     * No columns yet.
     *
     * @param platform name of the platform instance
     */
    public SnapshotColumns(String platform) {
        this.platform = platform;
    }

    /**
     * Takes a snapshot apart. Everything that the nodes name is hashed.
     *
     * @param snapshot the snapshot
     * @return its columns
     */
    public static SnapshotColumns of(GraphSnapshot snapshot) {
        return new SnapshotExport(snapshot).columns();
    }

    /**
     * Puts the snapshot together again.
     *
     * @return a snapshot that compares as the one that was taken apart, except that old schemas are known by their hashes only
     * @throws IllegalArgumentException if the columns do not belong together; the message names the column and the place in it
     */
    public GraphSnapshot toSnapshot() {
        return new SnapshotImport(this).snapshot();
    }

    /**
     * The platform.
     *
     * @return name of the platform instance
     */
    public String platform() {
        return platform;
    }

    /**
     * The names of the columns.
     *
     * @return names in the order in which they were put in
     */
    public List<String> names() {
        return List.copyOf(names);
    }

    /**
     * Puts in a column of texts.
     *
     * @param name name of the column
     * @param values its values; do not change the array afterwards
     */
    public void put(String name, String[] values) {
        if (values.length > 0) {
            fresh(name);
            texts.put(name, values);
        }
    }

    /**
     * Puts in a column of numbers.
     *
     * @param name name of the column
     * @param values its values; do not change the array afterwards
     */
    public void put(String name, int[] values) {
        if (values.length > 0) {
            fresh(name);
            numbers.put(name, values);
        }
    }

    /**
     * Puts in a column of hashes.
     *
     * @param name name of the column
     * @param values its values, 0 for nothing; do not change the array afterwards
     */
    public void put(String name, long[] values) {
        if (values.length > 0) {
            fresh(name);
            hashes.put(name, values);
        }
    }

    /**
     * Asks for texts.
     *
     * @param name name of the column
     * @return its values, not to be changed; empty if there is no such column of texts
     */
    public String[] texts(String name) {
        return texts.getOrDefault(name, new String[0]);
    }

    /**
     * Asks for numbers.
     *
     * @param name name of the column
     * @return its values, not to be changed; empty if there is no such column of numbers
     */
    public int[] numbers(String name) {
        return numbers.getOrDefault(name, new int[0]);
    }

    /**
     * Asks for hashes.
     *
     * @param name name of the column
     * @return its values, not to be changed; empty if there is no such column of hashes
     */
    public long[] hashes(String name) {
        return hashes.getOrDefault(name, new long[0]);
    }

    private void fresh(String name) {
        if (names.contains(name)) {
            throw new IllegalArgumentException("the column " + name + " is there already; put each in once");
        }
        names.add(name);
    }
}
