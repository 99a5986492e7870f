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
    private static final int KIND_BITS = 3;
    private static final int CONTAINER_BITS = 28;

    private GraphChanges() {}

    /** Adds a change for each node that is in one of the graphs only, or reads from another platform. */
    static void find(
            IntentionGraph before, IntentionGraph after, IntFunction<String> reasons, List<GraphChange> changes) {
        long[] there = keys(before, true);
        long[] here = keys(after, false);
        add(before, here, false, reasons, changes);
        add(after, there, true, reasons, changes);
    }

    private static void add(
            IntentionGraph graph,
            long[] other,
            boolean wholly,
            IntFunction<String> reasons,
            List<GraphChange> changes) {
        GraphColumns columns = graph.asColumns().orElseThrow();
        for (int node = 0; node < graph.nodeCount(); node++) {
            if (Arrays.binarySearch(other, key(graph, columns, node, wholly)) < 0) {
                changes.add(new GraphChange(
                        graph.platform(), graph.name(node), reasons.apply(store(graph, columns, node))));
            }
        }
    }

    private static long[] keys(IntentionGraph graph, boolean wholly) {
        GraphColumns columns = graph.asColumns().orElseThrow();
        long[] keys = new long[graph.nodeCount()];
        for (int node = 0; node < keys.length; node++) {
            keys[node] = key(graph, columns, node, wholly);
        }
        Arrays.sort(keys);
        return keys;
    }

    /** Kind, subject, the container of an export and, of a node as a whole, the platform that an ingestion reads from. */
    private static long key(IntentionGraph graph, GraphColumns columns, int node, boolean wholly) {
        NodeKind kind = graph.kind(node);
        long more = 0;
        if (kind.isIngestion()) {
            more = !wholly ? 0 : columns.readsFrom(node) + 1L;
        } else if (kind == NodeKind.EXPORT) {
            more = columns.container(node);
        }
        return ((long) columns.subject(node) << CONTAINER_BITS | more) << KIND_BITS | kind.ordinal();
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
