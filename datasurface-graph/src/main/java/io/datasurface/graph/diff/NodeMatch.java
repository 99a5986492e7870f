package io.datasurface.graph.diff;

import io.datasurface.graph.NodeKind;
import java.util.Arrays;

/** Which node after a change is which one before: the one of the same name. Linear, because both sides have one order. */
final class NodeMatch {
    private final int[] after;
    private final int[] before;

    NodeMatch(NodeTables old, NodeTables now, Alignment objects) {
        after = fresh(old.count());
        before = fresh(now.count());
        for (NodeKind kind : NodeKind.values()) {
            if (kind != NodeKind.EXPORT) {
                int[] subjects = old.subjects(kind);
                int[] subjectsNow = now.subjects(kind);
                int[] to = objects.of(layout(kind));
                match(
                        subjects,
                        0,
                        subjects.length,
                        subjectsNow,
                        0,
                        subjectsNow.length,
                        to,
                        old.first(kind),
                        now.first(kind));
            }
        }
        for (int container = 0; container < objects.containers().length; container++) {
            int same = objects.containers()[container];
            if (same >= 0) {
                match(
                        old.exports(),
                        old.firstExport()[container],
                        old.firstExport()[container + 1],
                        now.exports(),
                        now.firstExport()[same],
                        now.firstExport()[same + 1],
                        objects.datasets(),
                        old.first(NodeKind.EXPORT),
                        now.first(NodeKind.EXPORT));
            }
        }
    }

    /** By node before: the same node after, or -1. */
    int[] after() {
        return after;
    }

    /** By node after: the same node before, or -1. */
    int[] before() {
        return before;
    }

    private static Layout layout(NodeKind kind) {
        return switch (kind) {
            case INGESTION_MULTI -> Layout.STORE;
            case INGESTION_SINGLE, EXPORT -> Layout.DATASET;
            case TRIGGER, DATA_TRANSFORMER -> Layout.WORKSPACE;
        };
    }

    private void match(
            int[] old, int from, int to, int[] now, int fromNow, int toNow, int[] same, int firstOld, int firstNow) {
        int next = fromNow;
        for (int i = from; i < to; i++) {
            int wanted = same[old[i]];
            while (next < toNow && now[next] < wanted) {
                next++;
            }
            if (next < toNow && now[next] == wanted) {
                after[firstOld + i] = firstNow + next;
                before[firstNow + next] = firstOld + i;
                next++;
            }
        }
    }

    private static int[] fresh(int count) {
        int[] nodes = new int[count];
        Arrays.fill(nodes, -1);
        return nodes;
    }
}
