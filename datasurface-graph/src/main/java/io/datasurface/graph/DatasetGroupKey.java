package io.datasurface.graph;

/**
 * Names a dataset group of a workspace.
 *
 * @param workspace name of the workspace
 * @param group name of its dataset group
 */
public record DatasetGroupKey(String workspace, String group) implements Comparable<DatasetGroupKey> {
    @Override
    public int compareTo(DatasetGroupKey other) {
        int byWorkspace = workspace.compareTo(other.workspace);
        return byWorkspace != 0 ? byWorkspace : group.compareTo(other.group);
    }

    /** Returns {@code workspace/group}. */
    @Override
    public String toString() {
        return workspace + "/" + group;
    }
}
