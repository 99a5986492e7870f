package io.datasurface.graph.export;

import io.datasurface.graph.DataTransformerNode;
import io.datasurface.graph.IntentionGraph;
import io.datasurface.graph.NodeKind;
import io.datasurface.graph.SchedulingOrder;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;

/** Finds the transformers of a graph that no other one reads, and the longest chains that lead to them. */
final class ChainEnds {
    /** A transformer that no other one reads. */
    record End(ChainEnds of, int node, int length) {
        IntentionGraph graph() {
            return of.graph;
        }

        List<String> workspaces() {
            return of.trace(node);
        }
    }

    private final IntentionGraph graph;
    /** By node: transformers on the longest way that ends there. */
    private final int[] lengths;
    /** Whether a transformer reads what comes of a node, in the same batch. */
    private final boolean[] isRead;

    ChainEnds(IntentionGraph graph) {
        this.graph = graph;
        SchedulingOrder order = SchedulingOrder.of(graph);
        lengths = new int[order.size()];
        isRead = new boolean[order.size()];
        for (int position = 0; position < order.size(); position++) {
            reach(order.node(position));
        }
        for (int position = order.size() - 1; position >= 0; position--) {
            look(order.node(position));
        }
    }

    private void reach(int node) {
        if (graph.kind(node) == NodeKind.DATA_TRANSFORMER) {
            lengths[node]++;
        }
        for (int i = 0; i < graph.successorCount(node); i++) {
            if (!graph.isPreviousBatch(node, i)) {
                int next = graph.successor(node, i);
                lengths[next] = Math.max(lengths[next], lengths[node]);
            }
        }
    }

    private void look(int node) {
        for (int i = 0; i < graph.successorCount(node) && !isRead[node]; i++) {
            int next = graph.successor(node, i);
            isRead[node] = !graph.isPreviousBatch(node, i) && (graph.kind(next) == NodeKind.TRIGGER || isRead[next]);
        }
    }

    List<End> find() {
        List<End> ends = new ArrayList<>();
        for (int node = 0; node < lengths.length; node++) {
            if (graph.kind(node) == NodeKind.DATA_TRANSFORMER && !isRead[node]) {
                ends.add(new End(this, node, lengths[node]));
            }
        }
        return ends;
    }

    private List<String> trace(int end) {
        List<String> workspaces = new ArrayList<>();
        for (int node = end; node >= 0; node = longestBefore(node)) {
            if (graph.node(node) instanceof DataTransformerNode transformer) {
                workspaces.add(transformer.workspace());
            }
        }
        Collections.reverse(workspaces);
        return workspaces;
    }

    /** The node before one on the longest way that ends there; -1 where no transformer comes before it. */
    private int longestBefore(int node) {
        int wanted = lengths[node] - (graph.kind(node) == NodeKind.DATA_TRANSFORMER ? 1 : 0);
        for (int i = 0; i < graph.predecessorCount(node) && lengths[node] > 0; i++) {
            int before = graph.predecessor(node, i);
            if (lengths[before] == wanted && feedsInOneBatch(before, node)) {
                return before;
            }
        }
        return -1;
    }

    private boolean feedsInOneBatch(int from, int to) {
        for (int i = 0; i < graph.successorCount(from); i++) {
            if (graph.successor(from, i) == to) {
                return !graph.isPreviousBatch(from, i);
            }
        }
        return false;
    }
}
