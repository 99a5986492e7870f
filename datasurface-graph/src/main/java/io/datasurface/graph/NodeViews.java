package io.datasurface.graph;

import java.util.AbstractList;
import java.util.RandomAccess;

/** The nodes of a graph as a list that makes each view when it is asked for. */
final class NodeViews extends AbstractList<IntentionNode> implements RandomAccess {
    private final IntentionGraph graph;

    NodeViews(IntentionGraph graph) {
        this.graph = graph;
    }

    @Override
    public IntentionNode get(int index) {
        return graph.node(index);
    }

    @Override
    public int size() {
        return graph.nodeCount();
    }
}
