package io.datasurface.graph.diff;

import io.datasurface.graph.IntentionGraph;
import java.util.BitSet;

/** The edges of a graph, by the node that they leave. Successors are in ascending order. */
interface Links {
    int size(int node);

    int successor(int node, int index);

    boolean isPreviousBatch(int node, int index);

    /** The edges of a graph whose nodes are numbered as in {@link NodeTables}. */
    static Links of(IntentionGraph graph) {
        return new Links() {
            @Override
            public int size(int node) {
                return graph.successorCount(node);
            }

            @Override
            public int successor(int node, int index) {
                return graph.successor(node, index);
            }

            @Override
            public boolean isPreviousBatch(int node, int index) {
                return graph.isPreviousBatch(node, index);
            }
        };
    }

    /** Edges as rows; the bits are of previous-batch edges, by position. */
    static Links of(IntRows successors, BitSet previousBatch) {
        return new Links() {
            @Override
            public int size(int node) {
                return successors.size(node);
            }

            @Override
            public int successor(int node, int index) {
                return successors.get(node, index);
            }

            @Override
            public boolean isPreviousBatch(int node, int index) {
                return previousBatch.get(successors.starts()[node] + index);
            }
        };
    }
}
