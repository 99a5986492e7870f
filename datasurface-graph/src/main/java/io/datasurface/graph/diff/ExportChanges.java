package io.datasurface.graph.diff;

import io.datasurface.graph.NodeKind;
import java.util.ArrayList;
import java.util.BitSet;
import java.util.List;
import java.util.SortedSet;
import java.util.TreeSet;

/** Compares exports, and tells transformers what that means for their inputs. */
final class ExportChanges {
    private final Sides sides;
    private final NodeTables old;
    private final NodeTables now;
    private final LinkChanges links;
    private final ConsumerMarks marks;
    private final InputChanges inputs;
    private final BitSet otherNeeds = new BitSet();
    private int lastContainer;

    ExportChanges(Sides sides, LinkChanges links, ConsumerMarks marks, InputChanges inputs) {
        this.sides = sides;
        this.old = sides.before().nodes();
        this.now = sides.after().nodes();
        this.links = links;
        this.marks = marks;
        this.inputs = inputs;
    }

    /** What changes about an export that is there before and after; empty if nothing does. */
    List<Change> of(int node) {
        int export = node - old.first(NodeKind.EXPORT);
        int same = sides.after(node);
        int exportNow = same - now.first(NodeKind.EXPORT);
        int dataset = old.exports()[export];
        boolean sameConsumers = haveSameConsumers(export, exportNow);
        if (sameConsumers
                && !sides.isChanged(Layout.DATASET, dataset)
                && !links.changed(node)
                && !sides.isChanged(Layout.CONTAINER, container(export))
                && (marks.needsFollow() || sides.haveSameNeeds(node))) {
            return List.of();
        }
        List<Change> changes = new ArrayList<>(
                Filters.byFacet(sides.changes(Layout.DATASET, dataset), FacetReasons.OF_EXPORTED_DATASET));
        changes.addAll(sides.changes(Layout.CONTAINER, old.container(node)));
        if (!sameConsumers) {
            compareConsumers(export, exportNow, changes);
        }
        List<Change> needs = sides.requirements(node);
        otherNeeds.set(node, !needs.isEmpty());
        changes.addAll(needs);
        return changes;
    }

    /** Exports are asked for in order, so it is mostly the container of the last one. */
    private int container(int export) {
        int[] first = old.firstExport();
        if (export < first[lastContainer] || export >= first[lastContainer + 1]) {
            lastContainer = IntRows.rowOf(first, export);
        }
        return lastContainer;
    }

    /** Whether an export that was compared has other requirements. */
    boolean hasOtherNeeds(int nodeBefore) {
        return otherNeeds.get(nodeBefore);
    }

    /** Whether any export that was compared has. */
    boolean haveOtherNeeds() {
        return !otherNeeds.isEmpty();
    }

    /** An export that is gone. */
    void removed(int node) {
        int export = node - old.first(NodeKind.EXPORT);
        for (int i = 0; i < old.consumers().size(export); i++) {
            inputGone(node, old.consumers().get(export, i));
        }
    }

    /** An export that is new. */
    void added(int node) {
        int export = node - now.first(NodeKind.EXPORT);
        for (int i = 0; i < now.consumers().size(export); i++) {
            inputFresh(node, now.consumers().get(export, i));
        }
    }

    /** Also that there is nothing else to say about any of them. */
    private boolean haveSameConsumers(int export, int exportNow) {
        IntRows groups = old.consumers();
        IntRows groupsNow = now.consumers();
        int size = groups.size(export);
        if (groupsNow.size(exportNow) != size) {
            return false;
        }
        for (int i = 0; i < size; i++) {
            int group = groups.get(export, i);
            if (sides.objects().groups()[group] != groupsNow.get(exportNow, i) || marks.isMarked(group)) {
                return false;
            }
        }
        return true;
    }

    private void compareConsumers(int export, int exportNow, List<Change> changes) {
        IntRows groups = old.consumers();
        IntRows groupsNow = now.consumers();
        SortedSet<Integer> workspaces = new TreeSet<>();
        int next = 0;
        for (int i = 0; i < groups.size(export); i++) {
            int group = groups.get(export, i);
            int wanted = sides.objects().groups()[group];
            while (wanted >= 0 && next < groupsNow.size(exportNow) && groupsNow.get(exportNow, next) < wanted) {
                fresh(exportNow, groupsNow.get(exportNow, next++), changes);
            }
            if (wanted >= 0 && next < groupsNow.size(exportNow) && groupsNow.get(exportNow, next) == wanted) {
                next++;
                workspaces.add(sides.before().names().workspaceOf(group));
                compareTerms(export, group, changes);
            } else {
                gone(export, group, changes);
            }
        }
        while (next < groupsNow.size(exportNow)) {
            fresh(exportNow, groupsNow.get(exportNow, next++), changes);
        }
        for (int workspace : workspaces) {
            changes.addAll(Filters.of(
                    sides.before().names().workspaces()[workspace],
                    marks.ofWorkspace(workspace).stream()
                            .map(ExportChanges::ofConsumer)
                            .toList()));
        }
    }

    /** How important a workspace is, is one of the things that it asks for. */
    private static Change ofConsumer(Change change) {
        return change.reason() == ChangeReason.STATUS_CHANGED
                ? new Change(ChangeReason.CONSUMER_CHANGED, change.subject(), change.from(), change.to())
                : change;
    }

    private void compareTerms(int export, int group, List<Change> changes) {
        if (!marks.terms(group).isEmpty()) {
            String consumer = sides.before().names().consumer(group);
            changes.addAll(Filters.of(consumer, marks.terms(group)));
            int transformer = transformerAfter(sides.before().names().workspaceOf(group));
            if (transformer >= 0) {
                inputs.other(transformer, input(sides.before(), old.exports()[export], group));
            }
        }
    }

    private void gone(int export, int group, List<Change> changes) {
        changes.add(
                Change.of(ChangeReason.CONSUMER_REMOVED, sides.before().names().consumer(group)));
        inputGone(old.first(NodeKind.EXPORT) + export, group);
    }

    private void fresh(int export, int group, List<Change> changes) {
        changes.add(Change.of(ChangeReason.CONSUMER_ADDED, sides.after().names().consumer(group)));
        inputFresh(now.first(NodeKind.EXPORT) + export, group);
    }

    private void inputGone(int node, int group) {
        int transformer = transformerAfter(sides.before().names().workspaceOf(group));
        if (transformer >= 0) {
            inputs.gone(
                    transformer,
                    input(sides.before(), old.subject(node), group),
                    sides.before().names().containers()[old.container(node)]);
        }
    }

    private void inputFresh(int node, int group) {
        int workspace = sides.after().names().workspaceOf(group);
        int transformer = Sides.ofWorkspace(sides.after(), NodeKind.DATA_TRANSFORMER, workspace);
        if (transformer >= 0 && sides.before(transformer) >= 0) {
            inputs.fresh(
                    transformer,
                    input(sides.after(), now.subject(node), group),
                    sides.after().names().containers()[now.container(node)]);
        }
    }

    /** The transformer of a workspace, if it is there before and after. */
    private int transformerAfter(int workspaceBefore) {
        int transformer = Sides.ofWorkspace(sides.before(), NodeKind.DATA_TRANSFORMER, workspaceBefore);
        return transformer < 0 ? -1 : sides.after(transformer);
    }

    private static String input(GraphSnapshot side, int dataset, int group) {
        return side.names().groups()[group] + ": " + side.names().qualified(dataset);
    }
}
