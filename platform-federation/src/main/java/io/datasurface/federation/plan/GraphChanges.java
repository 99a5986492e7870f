package io.datasurface.federation.plan;

import io.datasurface.graph.GraphColumns;
import io.datasurface.graph.IntentionGraph;
import io.datasurface.graph.NodeKind;
import io.datasurface.spi.GraphChange;
import java.util.Arrays;
import java.util.List;
import java.util.function.IntFunction;

/**
 * Finds the nodes in which two graphs of one platform differ. Both have their columns from sources with the same ids, so no names are
 * compared. Takes the time of sorting.
 */
final class GraphChanges {
    private static final int KIND_SHIFT = 60;
    /** 30 bits for each of two ids: a thousand million. */
    private static final int HIGH_SHIFT = 30;

    private GraphChanges() {}

    /** Adds a change for each node that is in one of the graphs only, or reads from another platform. */
    static void find(
            IntentionGraph before, IntentionGraph after, IntFunction<String> reasons, List<GraphChange> changes) {
        add(before, keys(before, false), sorted(keys(after, false)), reasons, changes);
        add(after, keys(after, true), sorted(keys(before, true)), reasons, changes);
    }

    private static void add(
            IntentionGraph graph, long[] keys, long[] other, IntFunction<String> reasons, List<GraphChange> changes) {
        GraphColumns columns = graph.asColumns().orElseThrow();
        String platform = graph.platform();
        int at = 0;
        for (int node = 0; node < keys.length; node++) {
            // Keys mostly ascend from node to node, so what is looked for is mostly the next one.
            if (at >= other.length || other[at] != keys[node]) {
                at = Arrays.binarySearch(other, keys[node]);
            }
            if (at < 0) {
                changes.add(new GraphChange(platform, graph.name(node), reasons.apply(store(graph, columns, node))));
                at = -1 - at;
            } else {
                at++;
            }
        }
    }

    /** By node its kind, its subject, the container of an export and, of a node as a whole, the platform that an ingestion reads from. */
    private static long[] keys(IntentionGraph graph, boolean wholly) {
        GraphColumns columns = graph.asColumns().orElseThrow();
        long[] keys = new long[graph.nodeCount()];
        for (int node = 0; node < keys.length; node++) {
            NodeKind kind = graph.kind(node);
            int subject = columns.subject(node);
            // In the order of names, an export has its container first.
            long high = kind == NodeKind.EXPORT ? columns.container(node) : subject;
            long low = kind == NodeKind.EXPORT ? subject : 0;
            if (wholly && kind.isIngestion()) {
                low = columns.readsFrom(node) + 1L;
            }
            keys[node] = (long) kind.ordinal() << KIND_SHIFT | high << HIGH_SHIFT | low;
        }
        return keys;
    }

    private static long[] sorted(long[] keys) {
        Arrays.sort(keys);
        return keys;
    }

    /** The store that a node is about: that it holds, or that it writes. */
    private static int store(IntentionGraph graph, GraphColumns columns, int node) {
        return switch (graph.kind(node)) {
            case INGESTION_MULTI -> columns.subject(node);
            case INGESTION_SINGLE, EXPORT -> columns.storeOf(columns.subject(node));
            case TRIGGER, DATA_TRANSFORMER -> columns.source().outputStore(columns.subject(node));
        };
    }
}
