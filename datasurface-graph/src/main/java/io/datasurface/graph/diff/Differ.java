package io.datasurface.graph.diff;

import io.datasurface.graph.NodeKind;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.SortedMap;
import java.util.SortedSet;
import java.util.TreeSet;

/** Compares two snapshots. Exports first, because transformers and ingestions want to know what is said of them. */
final class Differ {
    private final Sides sides;
    private final DisturbanceRules rules;
    private final LinkChanges links;
    private final ExportChanges exports;
    private final StoreChanges stores;
    private final TransformerChanges transformers;
    private final Regrouping regrouping;
    private final Downstream downstreamBefore;
    private final Downstream downstreamAfter;

    Differ(GraphSnapshot before, GraphSnapshot after, ObjectChanges objects, DisturbanceRules rules) {
        this.sides = new Sides(before, after, objects);
        this.rules = rules;
        this.links = new LinkChanges(sides);
        InputChanges inputs = new InputChanges();
        this.exports = new ExportChanges(sides, links, new ConsumerMarks(sides), inputs);
        this.stores = new StoreChanges(sides, links);
        this.transformers = new TransformerChanges(sides, links, inputs, stores);
        this.regrouping = new Regrouping(sides);
        this.downstreamBefore = new Downstream(before);
        this.downstreamAfter = new Downstream(after);
    }

    GraphDiff run() {
        List<NodeChange> ofExports = changed(NodeKind.EXPORT);
        List<NodeChange> removed = removed();
        List<NodeChange> added = added();
        List<NodeChange> changed = changed(NodeKind.INGESTION_MULTI);
        changed.addAll(changed(NodeKind.INGESTION_SINGLE));
        changed.addAll(ofExports);
        changed.addAll(changed(NodeKind.TRIGGER));
        changed.addAll(changed(NodeKind.DATA_TRANSFORMER));
        return new GraphDiff(
                sides.after().platform(),
                settings(),
                added,
                removed,
                changed,
                links.added().named(sides.after()::name),
                links.removed().named(sides.before()::name),
                ChunkMoves.between(sides.before().placement(), sides.after().placement(), rules));
    }

    private List<NodeChange> changed(NodeKind kind) {
        List<NodeChange> changed = new ArrayList<>();
        int first = sides.before().nodes().first(kind);
        int end = first + sides.before().nodes().subjects(kind).length;
        for (int node = first; node < end; node++) {
            if (sides.after(node) >= 0) {
                List<Change> changes = changes(kind, node);
                if (!changes.isEmpty()) {
                    changed.add(told(sides.after(), sides.after(node), changes, downstreamAfter));
                }
            }
        }
        return changed;
    }

    private List<Change> changes(NodeKind kind, int node) {
        return switch (kind) {
            case INGESTION_MULTI, INGESTION_SINGLE -> stores.of(node, exports);
            case EXPORT -> exports.of(node);
            case TRIGGER -> transformers.ofTrigger(node);
            case DATA_TRANSFORMER -> transformers.ofTransformer(node);
        };
    }

    private List<NodeChange> removed() {
        List<NodeChange> removed = new ArrayList<>();
        for (int node = 0; node < sides.before().nodeCount(); node++) {
            if (sides.after(node) < 0) {
                if (sides.before().nodes().isExport(node)) {
                    exports.removed(node);
                }
                removed.add(told(sides.before(), node, regrouping.ofRemoved(node), downstreamBefore));
            }
        }
        return removed;
    }

    private List<NodeChange> added() {
        List<NodeChange> added = new ArrayList<>();
        for (int node = 0; node < sides.after().nodeCount(); node++) {
            if (sides.before(node) < 0) {
                if (sides.after().nodes().isExport(node)) {
                    exports.added(node);
                }
                added.add(told(sides.after(), node, regrouping.ofAdded(node), downstreamAfter));
            }
        }
        return added;
    }

    private NodeChange told(GraphSnapshot side, int node, List<Change> changes, Downstream downstream) {
        NodeKind kind = side.nodes().kind(node);
        String name = side.name(node);
        List<Change> sorted = new ArrayList<>(changes);
        Collections.sort(sorted);
        Disturbance worst = Disturbance.NONE;
        for (Change change : sorted) {
            Disturbance usual = DisturbanceRules.usual(kind, change.reason());
            worst = worst.or(rules.judge(kind, name, change, usual));
        }
        Affected affected = worst == Disturbance.NONE ? Affected.NOBODY : downstream.of(node);
        return new NodeChange(kind, name, sorted, worst, affected);
    }

    private List<Change> settings() {
        SortedMap<String, Long> old = sides.before().settings();
        SortedMap<String, Long> now = sides.after().settings();
        if (old.isEmpty() || now.isEmpty()) {
            return List.of();
        }
        SortedSet<String> names = new TreeSet<>(old.keySet());
        names.addAll(now.keySet());
        return names.stream()
                .filter(name -> !old.getOrDefault(name, Hash64.NOTHING).equals(now.getOrDefault(name, Hash64.NOTHING)))
                .map(name -> Change.of(ChangeReason.SETTING_CHANGED, name))
                .toList();
    }
}
