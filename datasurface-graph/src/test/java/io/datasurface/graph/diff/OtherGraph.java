package io.datasurface.graph.diff;

import io.datasurface.graph.DataTransformerNode;
import io.datasurface.graph.ExportNode;
import io.datasurface.graph.IngestionMultiNode;
import io.datasurface.graph.IngestionSingleNode;
import io.datasurface.graph.IntentionGraph;
import io.datasurface.graph.IntentionNode;
import io.datasurface.graph.NodeKind;
import io.datasurface.graph.NodeRequirements;
import io.datasurface.graph.TriggerNode;
import java.util.OptionalInt;

/** A graph that nobody knows to be built from a source, with its nodes numbered backwards. */
final class OtherGraph implements IntentionGraph {
    private final IntentionGraph graph;

    OtherGraph(IntentionGraph graph) {
        this.graph = graph;
    }

    private int turned(int node) {
        return graph.nodeCount() - 1 - node;
    }

    @Override
    public String platform() {
        return graph.platform();
    }

    @Override
    public int nodeCount() {
        return graph.nodeCount();
    }

    @Override
    public int edgeCount() {
        return graph.edgeCount();
    }

    @Override
    public NodeKind kind(int node) {
        return graph.kind(turned(node));
    }

    @Override
    public String name(int node) {
        return graph.name(turned(node));
    }

    @Override
    public IntentionNode node(int node) {
        return graph.node(turned(node)).accept(new Numbered(node));
    }

    @Override
    public NodeRequirements requirements(int node) {
        return graph.requirements(turned(node));
    }

    @Override
    public OptionalInt find(String name) {
        OptionalInt node = graph.find(name);
        return node.isPresent() ? OptionalInt.of(turned(node.getAsInt())) : node;
    }

    @Override
    public int successorCount(int node) {
        return graph.successorCount(turned(node));
    }

    @Override
    public int successor(int node, int index) {
        return turned(graph.successor(turned(node), successorCount(node) - 1 - index));
    }

    @Override
    public boolean isPreviousBatch(int node, int index) {
        return graph.isPreviousBatch(turned(node), successorCount(node) - 1 - index);
    }

    @Override
    public int predecessorCount(int node) {
        return graph.predecessorCount(turned(node));
    }

    @Override
    public int predecessor(int node, int index) {
        return turned(graph.predecessor(turned(node), predecessorCount(node) - 1 - index));
    }

    /** The same view with another number. */
    private record Numbered(int id) implements IntentionNode.Visitor<IntentionNode> {
        @Override
        public IntentionNode ingestionMulti(IngestionMultiNode node) {
            return new IngestionMultiNode(node.platform(), id, node.store(), node.readsFrom(), node.requirements());
        }

        @Override
        public IntentionNode ingestionSingle(IngestionSingleNode node) {
            return new IngestionSingleNode(
                    node.platform(), id, node.store(), node.dataset(), node.readsFrom(), node.requirements());
        }

        @Override
        public IntentionNode export(ExportNode node) {
            return new ExportNode(
                    node.platform(),
                    id,
                    node.container(),
                    node.store(),
                    node.dataset(),
                    node.consumers(),
                    node.requirements());
        }

        @Override
        public IntentionNode trigger(TriggerNode node) {
            return new TriggerNode(node.platform(), id, node.workspace(), node.requirements());
        }

        @Override
        public IntentionNode dataTransformer(DataTransformerNode node) {
            return new DataTransformerNode(
                    node.platform(), id, node.workspace(), node.outputStore(), node.requirements());
        }
    }
}
