package io.datasurface.graph;

/** A node with another id. */
record Renumbered(int id) implements IntentionNode.Visitor<IntentionNode> {
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
        return new DataTransformerNode(node.platform(), id, node.workspace(), node.outputStore(), node.requirements());
    }
}
