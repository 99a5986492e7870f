package io.datasurface.host;

import io.datasurface.graph.ExportNode;
import io.datasurface.graph.IngestionMultiNode;
import io.datasurface.graph.IntentionGraph;
import io.datasurface.graph.IntentionNode;
import io.datasurface.graph.NodeKind;
import io.datasurface.graph.NodeRequirements;
import java.util.List;
import java.util.OptionalInt;
import java.util.stream.IntStream;

/** A graph of given nodes in which each export follows the ingestion of its store. */
record TestGraph(String platform, List<IntentionNode> content) implements IntentionGraph {
    @Override
    public int nodeCount() {
        return content.size();
    }

    @Override
    public int edgeCount() {
        return IntStream.range(0, nodeCount()).map(this::successorCount).sum();
    }

    @Override
    public NodeKind kind(int node) {
        return node(node).kind();
    }

    @Override
    public String name(int node) {
        return node(node).name();
    }

    @Override
    public IntentionNode node(int node) {
        return content.get(node);
    }

    @Override
    public NodeRequirements requirements(int node) {
        return node(node).requirements();
    }

    @Override
    public OptionalInt find(String name) {
        return IntStream.range(0, nodeCount())
                .filter(node -> name(node).equals(name))
                .findFirst();
    }

    @Override
    public int successorCount(int node) {
        return fedBy(node).length;
    }

    @Override
    public int successor(int node, int index) {
        return fedBy(node)[index];
    }

    @Override
    public boolean isPreviousBatch(int node, int index) {
        return false;
    }

    @Override
    public int predecessorCount(int node) {
        return feeding(node).length;
    }

    @Override
    public int predecessor(int node, int index) {
        return feeding(node)[index];
    }

    private int[] fedBy(int node) {
        return IntStream.range(0, nodeCount()).filter(to -> feeds(node, to)).toArray();
    }

    private int[] feeding(int node) {
        return IntStream.range(0, nodeCount()).filter(from -> feeds(from, node)).toArray();
    }

    private boolean feeds(int from, int to) {
        return node(from) instanceof IngestionMultiNode ingestion
                && node(to) instanceof ExportNode export
                && ingestion.store().equals(export.store());
    }
}
