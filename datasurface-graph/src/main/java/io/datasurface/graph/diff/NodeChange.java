package io.datasurface.graph.diff;

import io.datasurface.graph.NodeKind;
import java.util.List;

/**
 * A node that comes, goes or changes.
 *
 * @param kind kind of the node
 * @param name its name
 * @param changes what changes about it, in order; never empty
 * @param disturbance the worst that any of the changes disturbs
 * @param affected the workspaces downstream that feel it; those before for a node that goes; nobody if nothing is disturbed
 */
public record NodeChange(NodeKind kind, String name, List<Change> changes, Disturbance disturbance, Affected affected) {
    /** Copies the changes. */
    public NodeChange {
        changes = List.copyOf(changes);
    }
}
