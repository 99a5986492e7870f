package io.datasurface.graph.diff;

import io.datasurface.graph.NodeKind;
import java.util.BitSet;
import java.util.List;

/** The dataset groups whose exports have to be looked at, though they are the same groups. By group before. */
final class ConsumerMarks {
    private final Sides sides;
    private final BitSet marked = new BitSet();
    private final boolean needsFollow;

    ConsumerMarks(Sides sides) {
        this.sides = sides;
        this.needsFollow = sides.before().needs().followFromConsumers()
                && sides.after().needs().followFromConsumers();
        NameTables names = sides.before().names();
        for (int workspace = 0; workspace < names.workspaces().length; workspace++) {
            if (sides.objects().workspaces()[workspace] >= 0) {
                int from = names.firstGroup()[workspace];
                int to = names.firstGroup()[workspace + 1];
                if (isChanged(workspace)) {
                    marked.set(from, to);
                } else {
                    for (int group = from; group < to; group++) {
                        marked.set(
                                group,
                                sides.objects().groups()[group] >= 0
                                        && !terms(group).isEmpty());
                    }
                }
            }
        }
    }

    /** Whether the requirements of an export are the same if its consumers and the edges that leave it are, and no mark is there. */
    boolean needsFollow() {
        return needsFollow;
    }

    boolean isMarked(int groupBefore) {
        return marked.get(groupBefore);
    }

    /** What changes about a group's own terms. */
    List<Change> terms(int groupBefore) {
        return sides.changes(Layout.GROUP, groupBefore);
    }

    /** What changes about a consumer's workspace, as far as exports look at it. */
    List<Change> ofWorkspace(int workspaceBefore) {
        return Filters.byFacet(sides.changes(Layout.WORKSPACE, workspaceBefore), FacetReasons.OF_CONSUMER);
    }

    private boolean isChanged(int workspace) {
        return !ofWorkspace(workspace).isEmpty() || (needsFollow && triggerNeedsDiffer(workspace));
    }

    private boolean triggerNeedsDiffer(int workspace) {
        int trigger = Sides.ofWorkspace(sides.before(), NodeKind.TRIGGER, workspace);
        return trigger >= 0 && sides.after(trigger) >= 0 && !sides.haveSameNeeds(trigger);
    }
}
