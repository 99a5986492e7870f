package io.datasurface.graph.diff;

import io.datasurface.graph.NodeKind;
import io.datasurface.graph.NodeRequirements;
import java.util.Arrays;
import java.util.List;

/** Two snapshots, and what of one is what of the other. */
final class Sides {
    private final GraphSnapshot before;
    private final GraphSnapshot after;
    private final Alignment objects;
    private final NodeMatch nodes;
    private final ObjectChanges changes;

    Sides(GraphSnapshot before, GraphSnapshot after) {
        this.before = before;
        this.after = after;
        this.objects = new Alignment(before.names(), after.names());
        this.nodes = new NodeMatch(before.nodes(), after.nodes(), objects);
        this.changes = new ObjectChanges(before, after, objects);
    }

    GraphSnapshot before() {
        return before;
    }

    GraphSnapshot after() {
        return after;
    }

    Alignment objects() {
        return objects;
    }

    /** The same node after, or -1. */
    int after(int nodeBefore) {
        return nodes.after()[nodeBefore];
    }

    /** The same node before, or -1. */
    int before(int nodeAfter) {
        return nodes.before()[nodeAfter];
    }

    /** What changes about an object that is there before and after. */
    List<Change> changes(Layout layout, int objectBefore) {
        return changes.of(layout, objectBefore);
    }

    List<Change> requirements(int nodeBefore) {
        NodeRequirements old = before.needs().of(nodeBefore);
        NodeRequirements now = after.needs().of(after(nodeBefore));
        return old.equals(now) ? List.of() : RequirementChanges.between(old, now);
    }

    /** The trigger or transformer of a workspace; -1 if it has none on the platform. */
    static int ofWorkspace(GraphSnapshot side, NodeKind kind, int workspace) {
        int at = Arrays.binarySearch(side.nodes().subjects(kind), workspace);
        return at < 0 ? -1 : side.nodes().first(kind) + at;
    }
}
