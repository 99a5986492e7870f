package io.datasurface.graph.diff;

import io.datasurface.graph.NodeKind;
import java.util.Arrays;
import java.util.List;

/** Two snapshots, and what of one is what of the other. */
final class Sides {
    private final GraphSnapshot before;
    private final GraphSnapshot after;
    private final NodeMatch nodes;
    private final ObjectChanges changes;
    private final SameNeeds needs;

    Sides(GraphSnapshot before, GraphSnapshot after, ObjectChanges changes) {
        this.before = before;
        this.after = after;
        this.changes = changes;
        this.nodes = new NodeMatch(before.nodes(), after.nodes(), changes.objects());
        this.needs = new SameNeeds(before.needs(), after.needs());
    }

    GraphSnapshot before() {
        return before;
    }

    GraphSnapshot after() {
        return after;
    }

    Alignment objects() {
        return changes.objects();
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

    /** Whether anything changes about an object that is there before and after. */
    boolean isChanged(Layout layout, int objectBefore) {
        return changes.isChanged(layout, objectBefore);
    }

    boolean haveSameNeeds(int nodeBefore) {
        return needs.areSame(nodeBefore, after(nodeBefore));
    }

    List<Change> requirements(int nodeBefore) {
        return haveSameNeeds(nodeBefore)
                ? List.of()
                : RequirementChanges.between(
                        before.needs().of(nodeBefore), after.needs().of(after(nodeBefore)));
    }

    /** The trigger or transformer of a workspace; -1 if it has none on the platform. */
    static int ofWorkspace(GraphSnapshot side, NodeKind kind, int workspace) {
        int at = Arrays.binarySearch(side.nodes().subjects(kind), workspace);
        return at < 0 ? -1 : side.nodes().first(kind) + at;
    }
}
