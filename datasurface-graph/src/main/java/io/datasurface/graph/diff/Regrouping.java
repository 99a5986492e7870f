package io.datasurface.graph.diff;

import io.datasurface.graph.NodeKind;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/** Why a node comes or goes: a store may be ingested as a whole instead of dataset by dataset, or the other way round. */
final class Regrouping {
    private final Sides sides;
    private final int[] storesBefore;
    private final int[] datasetsBefore;

    Regrouping(Sides sides) {
        this.sides = sides;
        this.storesBefore =
                reversed(sides.objects().stores(), sides.after().names().stores().length);
        this.datasetsBefore =
                reversed(sides.objects().datasets(), sides.after().names().datasets().length);
    }

    List<Change> ofRemoved(int node) {
        return tell(
                sides.before(),
                node,
                sides.after(),
                sides.objects().stores(),
                sides.objects().datasets(),
                ChangeReason.NODE_REMOVED,
                ChangeReason.DATASET_REMOVED);
    }

    List<Change> ofAdded(int node) {
        return tell(
                sides.after(),
                node,
                sides.before(),
                storesBefore,
                datasetsBefore,
                ChangeReason.NODE_ADDED,
                ChangeReason.DATASET_ADDED);
    }

    private static List<Change> tell(
            GraphSnapshot side,
            int node,
            GraphSnapshot other,
            int[] stores,
            int[] datasets,
            ChangeReason alone,
            ChangeReason ofDataset) {
        int subject = side.nodes().subject(node);
        if (side.nodes().kind(node) == NodeKind.INGESTION_SINGLE) {
            int store = stores[side.names().storeOf(subject)];
            boolean regrouped = store >= 0
                    && datasets[subject] >= 0
                    && Arrays.binarySearch(other.nodes().multi(), store) >= 0;
            return List.of(Change.of(regrouped ? ChangeReason.INGESTION_REGROUPED : alone));
        }
        if (side.nodes().kind(node) == NodeKind.INGESTION_MULTI && isSingle(other, stores[subject])) {
            List<Change> changes = new ArrayList<>(List.of(Change.of(ChangeReason.INGESTION_REGROUPED)));
            int[] first = side.names().firstDataset();
            for (int dataset = first[subject]; dataset < first[subject + 1]; dataset++) {
                if (datasets[dataset] < 0) {
                    changes.add(Change.of(ofDataset, side.names().datasets()[dataset]));
                }
            }
            return changes;
        }
        return List.of(Change.of(alone));
    }

    /** Whether datasets of a store are ingested on their own. */
    private static boolean isSingle(GraphSnapshot side, int store) {
        if (store < 0) {
            return false;
        }
        int from = side.names().firstDataset()[store];
        int at = Arrays.binarySearch(side.nodes().single(), from);
        int next = at >= 0 ? at : -at - 1;
        return next < side.nodes().single().length
                && side.nodes().single()[next] < side.names().firstDataset()[store + 1];
    }

    private static int[] reversed(int[] to, int count) {
        int[] from = new int[count];
        Arrays.fill(from, -1);
        for (int i = 0; i < to.length; i++) {
            if (to[i] >= 0) {
                from[to[i]] = i;
            }
        }
        return from;
    }
}
