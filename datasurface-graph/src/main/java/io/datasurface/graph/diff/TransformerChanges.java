package io.datasurface.graph.diff;

import io.datasurface.graph.NodeKind;
import java.util.ArrayList;
import java.util.List;

/** Compares triggers and transformers. */
final class TransformerChanges {
    private final Sides sides;
    private final InputChanges inputs;
    private final StoreChanges stores;

    TransformerChanges(Sides sides, LinkChanges links, InputChanges inputs, StoreChanges stores) {
        this.sides = sides;
        this.inputs = inputs;
        this.stores = stores;
        for (int edge = 0; edge < links.removed().size(); edge++) {
            int trigger = links.removed().to(edge);
            if (sides.before().nodes().kind(trigger) == NodeKind.TRIGGER && sides.after(trigger) >= 0) {
                inputs.gone(
                        sides.after(trigger),
                        dataset(sides.before(), links.removed(), edge),
                        where(sides.before(), links.removed(), edge));
            }
        }
        for (int edge = 0; edge < links.added().size(); edge++) {
            int trigger = links.added().to(edge);
            if (sides.after().nodes().kind(trigger) == NodeKind.TRIGGER && sides.before(trigger) >= 0) {
                inputs.fresh(
                        trigger,
                        dataset(sides.after(), links.added(), edge),
                        where(sides.after(), links.added(), edge));
            }
        }
    }

    /** What changes about a trigger that is there before and after. */
    List<Change> ofTrigger(int node) {
        int workspace = sides.before().nodes().subject(node);
        List<Change> changes =
                new ArrayList<>(Filters.byFacet(sides.changes(Layout.WORKSPACE, workspace), FacetReasons.OF_TRIGGER));
        changes.addAll(inputs.changes(sides.after(node)));
        changes.addAll(hints(workspace));
        changes.addAll(sides.requirements(node));
        return changes;
    }

    /** What changes about a transformer that is there before and after. */
    List<Change> ofTransformer(int node) {
        NodeTables old = sides.before().nodes();
        NodeTables now = sides.after().nodes();
        int workspace = old.subject(node);
        List<Change> changes = new ArrayList<>(
                Filters.byFacet(sides.changes(Layout.WORKSPACE, workspace), FacetReasons.OF_TRANSFORMER));
        changes.addAll(inputs.changes(sides.after(node)));
        int output = old.outputs()[node - old.first(NodeKind.DATA_TRANSFORMER)];
        int outputNow = now.outputs()[sides.after(node) - now.first(NodeKind.DATA_TRANSFORMER)];
        if (sides.objects().stores()[output] != outputNow) {
            changes.add(new Change(
                    ChangeReason.OUTPUT_STORE_CHANGED,
                    "",
                    sides.before().names().stores()[output],
                    sides.after().names().stores()[outputNow]));
        } else {
            changes.addAll(Filters.byFacet(stores.datasets(output), FacetReasons.OF_WRITTEN_DATASET));
        }
        changes.addAll(hints(workspace));
        changes.addAll(sides.requirements(node));
        return changes;
    }

    private List<Change> hints(int workspace) {
        String name = sides.before().names().workspaces()[workspace];
        return StoreChanges.hints(
                sides.before().hints().ofWorkspace(name), sides.after().hints().ofWorkspace(name));
    }

    private static String dataset(GraphSnapshot side, LinkChanges.Edges edges, int edge) {
        int export = edges.from(edge);
        return side.nodes().kind(export) == NodeKind.EXPORT
                ? side.names().qualified(side.nodes().subject(export))
                : side.name(export);
    }

    private static String where(GraphSnapshot side, LinkChanges.Edges edges, int edge) {
        int export = edges.from(edge);
        String container = side.nodes().kind(export) == NodeKind.EXPORT
                ? side.names().containers()[side.nodes().container(export)]
                : "";
        return container + (edges.isPreviousBatch(edge) ? " (previous batch)" : "");
    }
}
