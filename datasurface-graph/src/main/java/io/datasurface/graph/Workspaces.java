package io.datasurface.graph;

/** Questions about workspaces that a source answers only together. */
final class Workspaces {
    private Workspaces() {}

    /** The workspace that a dataset group belongs to. */
    static int of(GraphSource source, int group) {
        int low = 0;
        int high = source.workspaceCount();
        while (high - low > 1) {
            int middle = (low + high) >>> 1;
            if (source.firstGroup(middle) <= group) {
                low = middle;
            } else {
                high = middle;
            }
        }
        return low;
    }

    /** The workspace of each dataset group. */
    static int[] ofGroups(GraphSource source) {
        int[] owners = new int[source.groupCount()];
        for (int workspace = 0; workspace < source.workspaceCount(); workspace++) {
            for (int group = source.firstGroup(workspace); group < source.firstGroup(workspace + 1); group++) {
                owners[group] = workspace;
            }
        }
        return owners;
    }
}
